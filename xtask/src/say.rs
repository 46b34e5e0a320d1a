//! What is printed while a command works: one line before something long, one after, always with the time.

use std::time::{Duration, Instant};

/// Says what starts, does it, says how long it took.
pub fn during<T>(what: &str, action: impl FnOnce() -> crate::Result<T>) -> crate::Result<T> {
    println!("… {what}");
    let start = Instant::now();
    let outcome = action()?;
    println!("✓ {what}, {}", seconds(start.elapsed()));
    Ok(outcome)
}

/// A time as people read it: `12.3 s`, `2 min 05 s`.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

/// `1234567` as `1,234,567`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn minutes_show_from_sixty_seconds() {
        assert_eq!(seconds(Duration::from_millis(12_345)), "12.3 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
