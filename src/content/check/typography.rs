//! French typography: the typographic apostrophe, and no line break before a high punctuation mark or inside guillemets.

/// Spaces that do not break.
const UNBREAKABLE: [char; 2] = ['\u{a0}', '\u{202f}'];

/// What is wrong with a French text; one message a kind of fault.
pub(super) fn french(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |message: String| {
        if !faults.contains(&message) {
            faults.push(message);
        }
    };
    let chars: Vec<char> = text.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| chars.get(index)).copied();
    for (index, &mark) in chars.iter().enumerate() {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        match mark {
            '\'' => fault("found ', expected the typographic apostrophe ’".to_owned()),
            '«' if !after.is_some_and(|after| UNBREAKABLE.contains(&after)) => fault("expected a non-breaking space after «".to_owned()),
            ':' if is_digit(before) && is_digit(after) => {} // ISO 37500:2014, 12:30.
            ':' if after == Some('/') => {}                  // https://
            ':' | ';' | '?' | '!' | '»' | '%' => {
                let follows_another = matches!((before, mark), (Some('?' | '!'), '?' | '!'));
                if !follows_another && !before.is_some_and(|before| UNBREAKABLE.contains(&before)) {
                    fault(format!("expected a non-breaking space before {mark}"));
                }
            }
            _ => {}
        }
    }
    faults
}

fn is_digit(char: Option<char>) -> bool {
    char.is_some_and(|char| char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::french;

    #[test]
    fn french_marks_take_an_unbreakable_space() {
        for good in ["L’ISO 37500:2014 : « oui »", "Quoi\u{202f}?!", "https://x.fr", "75\u{a0}%"] {
            let good = good.replace(" :", "\u{a0}:").replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
            assert_eq!(french(&good), Vec::<String>::new(), "{good}");
        }
        for bad in ["l'ISO", "Quoi ?", "Quoi?", "a : b", "« oui\u{a0}»", "«\u{a0}oui »", "75 %", "a; b", "hé!"] {
            assert_eq!(french(bad).len(), 1, "{bad}");
        }
    }
}
