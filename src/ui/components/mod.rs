//! Parts that know nothing of the subject: words and numbers in, elements out.

pub mod actions;
pub mod causes;
pub mod checkboxes;
pub mod choice;
pub mod confidence;
pub mod confirm;
pub mod disclosure;
pub mod error_summary;
pub mod header;
pub mod icon;
pub mod mark;
pub mod milestones;
pub mod notice;
pub mod perimeter_map;
pub mod progress;
pub mod radios;
pub mod remark;
pub mod risk;
pub mod risk_position;
pub mod scale;
pub mod score_bar;
pub mod sources;
pub mod status_select;
pub mod table;
pub mod tower;
pub mod tower_picker;
