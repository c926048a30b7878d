use super::*;

fn row(mmsi: u32, t: i64, offset: u64) -> PositionRow {
    PositionRow { mmsi, t, offset, ..bytemuck::Zeroable::zeroed() }
}

#[test]
fn a_spilled_run_comes_back_sorted_by_vessel_time_and_input_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut runs = DayRuns::default();
    runs.push(vec![row(2, 50, 0), row(1, 70, 1)]);
    runs.push(vec![row(2, 10, 2), row(1, 70, 3)]);
    runs.spill(Day::from_days(0), folder.path()).unwrap();
    assert_eq!(runs.rows(), 0);
    let mut back = runs.take_spilled().unwrap().pop().unwrap();
    let mut order = Vec::new();
    while let Some(r) = back.next().unwrap() {
        order.push((r.mmsi, r.t, r.offset));
    }
    assert_eq!(order, [(1, 70, 1), (1, 70, 3), (2, 10, 2), (2, 50, 0)]);
}
