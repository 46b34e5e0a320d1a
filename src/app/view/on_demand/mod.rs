//! Doors to the views that not every visitor downloads: see `app::on_demand`.

pub mod full;
pub mod work;
