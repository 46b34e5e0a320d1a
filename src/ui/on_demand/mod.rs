//! Doors to what is drawn only on demand: see `app::on_demand`. The views they take exist only once their part has come.

pub mod full;
pub mod work;
