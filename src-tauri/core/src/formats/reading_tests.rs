use std::fs;
use std::sync::Mutex;

use super::*;
use crate::formats::ReadOptions;
use crate::progress::{Progress, Total};

/// Keeps what it is told.
#[derive(Default)]
struct Told(Mutex<Vec<Total>>);

impl Progress for Told {
    fn report(&self, _: &'static str, _: u64, total: Total) {
        self.0.lock().unwrap().push(total);
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn shares(told: &Told) -> Vec<f64> {
    let told = told.0.lock().unwrap();
    let share = |total: &Total| match total {
        Total::Share(share) => *share,
        other => panic!("{other:?}"),
    };
    told.iter().map(share).collect()
}

#[test]
fn the_meter_goes_from_nothing_to_all_with_the_bytes_of_small_and_large_files() {
    let place = tempfile::tempdir().unwrap();
    let line = |n: u32| {
        format!(
            "{{\"text\": \"{} {n}\", \"label\": []}}\n",
            "Cá tra ".repeat(40)
        )
    };
    let large: String = (0..2_000).map(line).collect();
    assert!(large.len() as u64 > 2 * SMALL);
    fs::write(place.path().join("1.txt"), "Hà Nội\n".repeat(10_000)).unwrap();
    fs::write(place.path().join("2.jsonl"), &large).unwrap();
    // Read as a whole, from a file that is opened twice.
    fs::write(place.path().join("3.txt"), "Cà phê\n".repeat(60_000)).unwrap();
    let mut reading = read(&[place.path().to_owned()], &ReadOptions::default()).unwrap();
    let (meter, told) = (reading.meter().clone(), Told::default());
    let mut documents = 0;
    loop {
        meter
            .beside(&told)
            .report("import", documents, Total::Unknown);
        match reading.next() {
            Some(read) => documents += u64::from(read.is_ok()),
            None => break,
        }
    }
    assert_eq!(documents, 2_002);
    meter
        .beside(&told)
        .report("import", documents, Total::Unknown);
    let shares = shares(&told);
    assert!(shares.is_sorted(), "{shares:?}");
    assert_eq!((shares[0], shares[shares.len() - 1]), (0.0, 1.0));
    let within = shares.iter().filter(|share| (0.3..0.5).contains(*share));
    assert!(within.count() > 300, "nothing in between");
}

#[test]
fn who_knows_how_much_there_is_is_believed() {
    let told = Told::default();
    let meter = Meter::default();
    meter.expect(10);
    meter.beside(&told).report("export", 1, Total::Count(3));
    meter.add(5);
    meter.beside(&told).report("import", 1, Total::Unknown);
    let told = told.0.into_inner().unwrap();
    assert_eq!(told, [Total::Count(3), Total::Share(0.5)]);
}
