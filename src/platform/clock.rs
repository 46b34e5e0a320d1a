//! Today, once, and the performance timeline.

/// Today where the visitor is, `2026-11-23`.
#[must_use]
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// Runs `step` and shows it under `name` in the browser's performance timeline.
pub fn timed(name: &str, step: &mut dyn FnMut()) {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else { return step() };
    let start = format!("{name}:start");
    // A refused mark only costs the measure.
    let _ = performance.mark(&start);
    step();
    let _ = performance.measure_with_start_mark(name, &start);
    performance.clear_marks_with_mark_name(&start);
}
