//! Vectors compute what single floats do, whatever they are made of.

use super::*;

const NUMBERS: [f32; 16] = [
    0.0,
    -0.0,
    1.0,
    -1.5,
    2.5,
    3.5,
    -0.5,
    1e-40,
    -3e7,
    88.4,
    -126.0,
    1e30,
    -1e30,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::NAN,
];

fn vectors() -> impl Iterator<Item = [f32; LANES]> {
    (0..NUMBERS.len()).map(|from| [0, 1, 2, 3].map(|at| NUMBERS[(from + at) % NUMBERS.len()]))
}

fn numbers(lanes: Lanes) -> [f32; LANES] {
    let mut numbers = [0.0; LANES];
    lanes.store(&mut numbers);
    numbers
}

/// Equal to the bit, or both NaN, of which there are many.
fn same(found: f32, expected: f32) -> bool {
    found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan()
}

#[test]
fn vectors_compute_what_single_floats_do() {
    type Two = (fn(Lanes, Lanes) -> Lanes, fn(f32, f32) -> f32);
    let of_two: [Two; 5] = [
        (Lanes::plus, |a, b| a + b),
        (Lanes::minus, |a, b| a - b),
        (Lanes::times, |a, b| a * b),
        (Lanes::over, |a, b| a / b),
        (Lanes::with_sign_of, f32::copysign),
    ];
    for (a, b) in vectors().flat_map(|a| vectors().map(move |b| (a, b))) {
        for (at, (vector, single)) in of_two.iter().enumerate() {
            let found = numbers(vector(Lanes::load(&a), Lanes::load(&b)));
            let expected: [f32; LANES] = std::array::from_fn(|lane| single(a[lane], b[lane]));
            assert!(
                found
                    .iter()
                    .zip(expected)
                    .all(|(&found, expected)| same(found, expected)),
                "{at}: {a:?} {b:?} give {found:?}"
            );
        }
    }
    for a in vectors() {
        let root = numbers(Lanes::load(&a).root());
        let abs = numbers(Lanes::load(&a).abs());
        for (lane, &number) in a.iter().enumerate() {
            assert!(same(root[lane], number.sqrt()) && same(abs[lane], number.abs()));
        }
    }
}

#[test]
fn the_greater_and_the_smaller_keep_nan() {
    for a in vectors() {
        for limit in [0.0, -3.0, 1e30] {
            let (max, min) = (
                Lanes::load(&a).max(Lanes::splat(limit)),
                Lanes::load(&a).min(Lanes::splat(limit)),
            );
            for (lane, &number) in a.iter().enumerate() {
                let [greater, smaller] = match number.is_nan() {
                    true => [f32::NAN; 2],
                    false => [number.max(limit), number.min(limit)],
                };
                // Zero has two signs, and which is the greater is the processor's to say.
                assert!(
                    same(numbers(max)[lane] + 0.0, greater + 0.0),
                    "{number} {limit}"
                );
                assert!(
                    same(numbers(min)[lane] + 0.0, smaller + 0.0),
                    "{number} {limit}"
                );
            }
        }
    }
}

#[test]
fn halves_go_to_the_even_number_and_powers_of_two_are_exact() {
    for [whole, power] in [
        [-126.0, 1.175_494_4e-38],
        [-1.0, 0.5],
        [0.0, 1.0],
        [10.0, 1024.0],
        [127.0, 1.701_411_8e38],
    ] {
        assert_eq!(numbers(Lanes::splat(whole).power_of_two())[0], power);
    }
    for number in [0.5, 1.5, 2.5, -0.5, -1.5, 0.49, 126.51, -126.49, 1e6] {
        assert_eq!(
            numbers(Lanes::splat(number).nearest())[0],
            f32::round_ties_even(number)
        );
    }
}

#[test]
fn choices_products_turns_and_sums_keep_each_number_in_its_place() {
    let [a, b] = [[1.0, -2.0, f32::NAN, 4.0], [0.0, 0.0, 0.0, 4.0]];
    let (yes, no) = ([10.0, 20.0, 30.0, 40.0], [11.0, 21.0, 31.0, 41.0]);
    let chosen = Lanes::load(&a).below(Lanes::load(&b), Lanes::load(&yes), Lanes::load(&no));
    assert_eq!(numbers(chosen), [11.0, 20.0, 31.0, 41.0]);
    let added = Lanes::load(&yes).mul_add(Lanes::load(&no), Lanes::splat(1.0));
    assert_eq!(numbers(added), [111.0, 421.0, 931.0, 1641.0]);
    let rows: [[f32; LANES]; LANES] =
        [0.0, 4.0, 8.0, 12.0].map(|first| [0.0, 1.0, 2.0, 3.0].map(|at| first + at));
    let turned = Lanes::transposed(rows.map(|row| Lanes::load(&row))).map(numbers);
    for (column, numbers) in turned.iter().enumerate() {
        assert_eq!(*numbers, rows.map(|row| row[column]));
    }
    let (low, high) = ([0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]);
    let [even, odd] = Lanes::apart(Lanes::load(&low), Lanes::load(&high));
    assert_eq!(numbers(even), [0.0, 2.0, 4.0, 6.0]);
    assert_eq!(numbers(odd), [1.0, 3.0, 5.0, 7.0]);
    assert_eq!(Lanes::interleaved(even, odd).map(numbers), [low, high]);
    // (a + c) + (b + d), in this order on every processor.
    assert_eq!(Lanes::load(&[1e8, 1.0, -1e8, 1.0]).sum(), 2.0);
}
