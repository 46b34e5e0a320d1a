//! Browser driving shared by the journeys.
