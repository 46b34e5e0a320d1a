//! What the drawing promises, on hand-made and random services.

use super::*;
use proptest::prelude::*;

fn services(of: &[(&'static str, f64)]) -> Vec<Placed> {
    of.iter()
        .enumerate()
        .map(|(index, (class, share))| Placed {
            number: index + 1,
            label: "Poste de travail".chars().take(4 + index % 13).collect(),
            class,
            confidence: "robust",
            share: *share,
            touches: vec![(index + 1) % of.len(), (index * 7 + 3) % of.len()],
        })
        .collect()
}

fn any_services() -> impl Strategy<Value = Vec<Placed>> {
    let class = prop_oneof![Just("O"), Just("C"), Just("U"), Just("K")];
    let share = prop_oneof![8 => 0.0..0.3, 1 => 0.0..=1.0, 1 => Just(0.0)];
    prop::collection::vec((class, share), 0..=40).prop_map(|list| services(&list))
}

/// Every promise of the picture, checked on one drawing.
fn check(services: &[Placed]) {
    let map = draw(services);
    let (cx, cy, ring) = map.ring;
    assert_eq!(map.discs.len(), services.len());
    assert!(cx - ring >= 0.0 && cy - ring >= 0.0 && cx + ring <= map.width && cy + ring <= map.height);
    for (index, disc) in map.discs.iter().enumerate() {
        let place = format!("disc {} of {:?}", disc.number, map.discs);
        assert!(disc.x - disc.r >= 0.0 && disc.x + disc.r <= map.width, "{place}");
        assert!(disc.y - disc.r >= 0.0 && disc.y + disc.r <= map.height, "{place}");
        let away = distance((disc.x, disc.y), (cx, cy));
        match orbit::zone(disc.class) {
            "K" => assert!(away + disc.r < map.band.0, "{place}"),
            "C" => assert!((away - ring).abs() < 0.1, "{place}"),
            "U" => assert!(away - disc.r > map.band.0 && away + disc.r < map.band.1, "{place}"),
            _ => assert!(away - disc.r > ring, "{place}"),
        }
        for other in &map.discs[index + 1..] {
            let apart = distance((disc.x, disc.y), (other.x, other.y));
            assert!(apart >= disc.r + other.r, "{} over {}: {place}", disc.number, other.number);
        }
    }
    for link in &map.links {
        let sides = [link.from, link.to].map(|index| matches!(services[index].class, "O" | "C"));
        assert_ne!(sides[0], sides[1]);
    }
    assert_eq!(map, draw(services), "the same services give the same drawing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_disc_has_its_own_place_in_its_zone(services in any_services()) {
        check(&services);
    }

    #[test]
    fn areas_are_in_proportion_to_shares(services in any_services()) {
        let map = draw(&services);
        let drawn: Vec<f64> = services
            .iter()
            .zip(&map.discs)
            .filter(|(_, disc)| disc.r > SMALLEST)
            .map(|(service, disc)| disc.r * disc.r / service.share)
            .collect();
        if let Some(first) = drawn.first() {
            for other in &drawn {
                prop_assert!((other / first - 1.0).abs() < 0.02);
            }
        }
    }
}

#[test]
fn a_single_class_is_drawn_whatever_it_is() {
    for class in ["O", "C", "U", "K", "?"] {
        for count in [1, 2, 3, 13, 40] {
            check(&services(&vec![(class, 1.0 / f64::from(count)); count as usize]));
        }
    }
}

#[test]
fn nothing_to_place_is_a_ring_alone() {
    let map = draw(&[]);
    assert!(map.discs.is_empty() && map.links.is_empty() && map.ring.2 > 100.0);
}

#[test]
fn shares_that_make_no_sense_are_drawn_small() {
    check(&services(&[("O", f64::NAN), ("K", -1.0), ("C", f64::INFINITY), ("U", 7.0)]));
}

#[test]
fn the_usual_thirteen_services_have_labels_that_hardly_cover_anything() {
    let shares = [17.4, 8.7, 15.2, 5.4, 6.5, 3.3, 13.0, 8.7, 8.7, 4.3, 3.3, 4.3, 1.1];
    for classes in ["OOOCCKKKUOOOO", "OOOOOOOOOOOOO", "KKKKKKKKKKKKK", "OOCCCUUUKKKKK", "OCUKOCUKOCUKO"] {
        let letters = ["O", "C", "U", "K"];
        let list: Vec<(&'static str, f64)> = classes
            .chars()
            .zip(shares)
            .map(|(class, share)| {
                let class = letters.into_iter().find(|letter| letter.starts_with(class)).unwrap_or("U");
                (class, share / 100.0)
            })
            .collect();
        let services = services(&list);
        let map = draw(&services);
        let (dx, dy) = (WIDTH / 2.0 - map.ring.0, HEIGHT / 2.0 - map.ring.1);
        let points: Vec<Point> = map.discs.iter().map(|disc| (disc.x + dx, disc.y + dy)).collect();
        let radii: Vec<f64> = map.discs.iter().map(|disc| disc.r).collect();
        let places = labels::place(&services, &points, &radii, map.ring.2);
        let covered = places.iter().filter(|place| place.cost >= 100.0).count();
        assert!(covered <= 1, "{classes}: {covered} labels cover something");
        check(&services);
    }
}
