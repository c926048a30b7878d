use super::*;

fn halved(half: Half, lines: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    let mut writer = Halved::new(&mut out, half);
    // In pieces that do not end where lines end.
    for piece in lines.concat().as_bytes().chunks(7) {
        writer.write_all(piece).unwrap();
    }
    String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn half_of_the_reports_go_and_messages_stay_whole() {
    let lines: Vec<String> = (0..2000)
        .map(|n| match n % 4 {
            0 => format!("\\g:1-2-{},s:rA,c:{n}*00\\!AIVDM,2,1\n", n / 4),
            1 => format!("\\g:2-2-{}*00\\!AIVDM,2,2\n", n / 4),
            _ => format!("\\s:rA,c:{n}*00\\!AIVDM,1,1,{n}\n"),
        })
        .collect();
    let kept = halved(Half::Reports, &lines);
    assert!((900..1100).contains(&kept.len()), "{}", kept.len());
    let parts = |part: &str| kept.iter().filter(|l| l.starts_with(part)).count();
    // But for the first line, which always stays.
    assert!(parts("\\g:1-2").abs_diff(parts("\\g:2-2")) <= 1);
}

#[test]
fn half_of_the_stations_go_with_all_that_they_heard() {
    let lines: Vec<String> = (0..1000).map(|n| format!("\\s:r{},c:{n}*00\\!AIVDM,1,1,{n}\n", n % 20)).collect();
    let kept = halved(Half::Stations, &lines);
    let of = |station: usize| kept.iter().filter(|l| l.starts_with(&format!("\\s:r{station},"))).count();
    let stations: Vec<usize> = (0..20).map(of).collect();
    assert!(stations.iter().all(|n| matches!(n, 0 | 1 | 50)), "{stations:?}");
    assert!((4..17).contains(&stations.iter().filter(|n| **n == 50).count()));
}
