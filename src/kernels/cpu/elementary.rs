//! Elementary functions of four floats at once, to a few units in the last place of a float32.

use super::lanes::{LANES, Lanes};

/// `e^x`; 0 below -87.3 and the largest power beyond 88. NaN stays NaN.
///
/// Not the smallest power there is in place of 0: what it is multiplied with would be subnormal, which processors take a
/// hundred times as long for. Most weights of IWAE's samples are such.
///
/// `x = n ln 2 + r` with `|r| <= ln(2) / 2`, and the exponential of `r` by its series (as in S. Moshier's
/// Cephes library, whose coefficients these are).
#[inline(always)]
pub fn exp(x: Lanes) -> Lanes {
    let (lowest, unlimited) = (Lanes::splat(-87.336_54), x);
    let x = x.max(lowest).min(Lanes::splat(88.376_26));
    let n = x.times(Lanes::splat(core::f32::consts::LOG2_E)).nearest();
    // ln 2 in two parts, the first of few bits, so that n times it is exact.
    let r = n.mul_add(Lanes::splat(-0.693_359_4), x);
    let r = n.mul_add(Lanes::splat(2.121_944_4e-4), r);
    let series = polynomial(
        r,
        [
            1.987_569_1e-4,
            1.398_199_9e-3,
            8.333_452e-3,
            4.166_579_6e-2,
            1.666_666_5e-1,
            0.5,
        ],
    );
    let one_and_r = r.plus(Lanes::splat(1.0));
    let power = series
        .mul_add(r.times(r), one_and_r)
        .times(n.power_of_two());
    unlimited.below(lowest, Lanes::splat(0.0), power)
}

/// `ln(1 + y)` for `y` from 0 to 1, relative to its size right also where it is small:
/// `2 artanh(y / (2 + y))` by its series.
#[inline(always)]
pub fn ln_one_plus(y: Lanes) -> Lanes {
    let s = y.over(y.plus(Lanes::splat(2.0)));
    let series = polynomial(
        s.times(s),
        [
            2.0 / 15.0,
            2.0 / 13.0,
            2.0 / 11.0,
            2.0 / 9.0,
            2.0 / 7.0,
            2.0 / 5.0,
            2.0 / 3.0,
            2.0,
        ],
    );
    series.times(s)
}

/// The hyperbolic tangent: by its series near zero (Cephes again), else from `e^-2|x|`.
#[inline(always)]
pub fn tanh(x: Lanes) -> Lanes {
    let one = Lanes::splat(1.0);
    let size = x.abs();
    let decay = exp(size.times(Lanes::splat(-2.0)));
    let far = one.minus(decay).over(one.plus(decay)).with_sign_of(x);
    let square = x.times(x);
    let series = polynomial(
        square,
        [
            -5.704_988_7e-3,
            2.063_909e-2,
            -5.373_971e-2,
            1.333_144_2e-1,
            -3.333_328e-1,
        ],
    );
    let near = series.times(square).mul_add(x, x);
    size.below(Lanes::splat(0.625), near, far)
}

/// `1 / (1 + e^-x)`, by way of `e^-|x|`, which can't be too large.
#[inline(always)]
pub fn sigmoid(x: Lanes) -> Lanes {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    let decay = exp(zero.minus(x.abs()));
    let larger = one.over(one.plus(decay));
    x.below(zero, decay.times(larger), larger)
}

/// The share of a standard normal below `x`, also far out relative to its size right to some parts in a
/// million: half of `erfc(|x| / sqrt 2)` beyond `|x|`, by the Chebyshev fit of Press et al., Numerical Recipes
/// (section 6.2, `erfcc`).
#[inline(always)]
pub fn normal_cdf(x: Lanes) -> Lanes {
    let (zero, one, half) = (Lanes::splat(0.0), Lanes::splat(1.0), Lanes::splat(0.5));
    let from_zero = x
        .abs()
        .times(Lanes::splat(0.5 * core::f32::consts::FRAC_1_SQRT_2));
    let t = one.over(one.plus(from_zero));
    let fit = polynomial(
        t,
        [
            0.170_872_77,
            -0.822_152_2,
            1.488_515_8,
            -1.135_204,
            0.278_868_08,
            -0.186_288_06,
            0.096_784_18,
            0.374_091_95,
            1.000_023_7,
            -1.265_512_2,
        ],
    );
    let decay = exp(x.times(x).mul_add(zero.minus(half), fit));
    let beyond = t.times(decay).times(half);
    x.below(zero, beyond, one.minus(beyond))
}

/// Sine and cosine of an angle within an eighth of a turn from zero, by their series (Cephes once more).
#[inline(always)]
pub fn sine_and_cosine(x: Lanes) -> (Lanes, Lanes) {
    let square = x.times(x);
    let sine = polynomial(square, [-1.951_529_6e-4, 8.332_161e-3, -1.666_665_5e-1]);
    let cosine = polynomial(square, [2.443_315_7e-5, -1.388_731_6e-3, 4.166_664_6e-2]);
    let one = Lanes::splat(1.0);
    (
        sine.times(square).mul_add(x, x),
        cosine
            .times(square)
            .mul_add(square, one.minus(square.times(Lanes::splat(0.5)))),
    )
}

/// Horner's rule, from the highest power to the constant.
#[inline(always)]
fn polynomial<const N: usize>(x: Lanes, coefficients: [f32; N]) -> Lanes {
    let mut sum = Lanes::splat(coefficients[0]);
    for &coefficient in &coefficients[1..] {
        sum = sum.mul_add(x, Lanes::splat(coefficient));
    }
    sum
}

/// `f` of every element; the last few come in a vector filled up with zeros.
#[inline(always)]
pub fn map_in_place(values: &mut [f32], f: impl Fn(Lanes) -> Lanes) {
    let (vectors, rest) = values.as_chunks_mut::<LANES>();
    for vector in vectors {
        f(Lanes::load(vector)).store(vector);
    }
    let mut last = filled(rest);
    f(Lanes::load(&last)).store(&mut last);
    rest.copy_from_slice(&last[..rest.len()]);
}

/// `f` of every pair of elements, in place of the first.
#[inline(always)]
pub fn zip_in_place(values: &mut [f32], others: &[f32], f: impl Fn(Lanes, Lanes) -> Lanes) {
    let (vectors, rest) = values.as_chunks_mut::<LANES>();
    let (other_vectors, other_rest) = others.as_chunks::<LANES>();
    for (vector, other) in vectors.iter_mut().zip(other_vectors) {
        f(Lanes::load(vector), Lanes::load(other)).store(vector);
    }
    for (value, &other) in rest.iter_mut().zip(other_rest) {
        let mut one = [0.0; LANES];
        f(Lanes::splat(*value), Lanes::splat(other)).store(&mut one);
        *value = one[0];
    }
}

/// Fewer than [`LANES`] values, then zeros.
#[inline(always)]
pub fn filled(rest: &[f32]) -> [f32; LANES] {
    let mut vector = [0.0; LANES];
    vector[..rest.len()].copy_from_slice(rest);
    vector
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(f: impl Fn(Lanes) -> Lanes, x: f32) -> f64 {
        let mut out = [x; LANES];
        map_in_place(&mut out, f);
        out[0].into()
    }

    /// -20 to 20, close together near zero.
    fn arguments() -> impl Iterator<Item = f32> {
        (-2000..=2000).map(|i| (i as f32 / 2000.0).powi(3) * 20.0)
    }

    #[test]
    fn the_exponential_and_the_tangent_are_right_to_a_few_last_places() {
        for x in arguments() {
            let (expected, exact) = (f64::from(x).exp(), f64::from(x).tanh());
            assert!((of(exp, x) / expected - 1.0).abs() < 3e-7, "exp {x}");
            assert!(
                (of(tanh, x) - exact).abs() <= 3e-7 * exact.abs(),
                "tanh {x}"
            );
        }
    }

    const NORMAL_CDF: [(f32, f64); 14] = [
        (-8.0, 6.2209605743e-16),
        (-5.0, 2.8665157188e-07),
        (-3.0, 1.3498980316e-03),
        (-2.0, 2.2750131948e-02),
        (-1.0, 1.5865525393e-01),
        (-0.5, 3.0853753873e-01),
        (-0.125, 4.5026177517e-01),
        (0.0, 5.0000000000e-01),
        (0.125, 5.4973822483e-01),
        (0.5, 6.9146246127e-01),
        (1.0, 8.4134474607e-01),
        (2.0, 9.7724986805e-01),
        (3.0, 9.9865010197e-01),
        (5.0, 9.9999971335e-01),
    ];

    #[test]
    fn the_logistic_function_is_right_relative_to_its_size() {
        for x in arguments() {
            let expected = 1.0 / (1.0 + (-f64::from(x)).exp());
            assert!((of(sigmoid, x) / expected - 1.0).abs() < 5e-7, "{x}");
        }
        assert_eq!(of(sigmoid, 1e30), 1.0);
        assert_eq!(of(sigmoid, -1e30), 0.0);
    }

    /// By SciPy's `norm.cdf`.
    #[test]
    fn the_share_of_a_normal_is_right_relative_to_its_size() {
        for (x, expected) in NORMAL_CDF {
            let found = of(normal_cdf, x);
            assert!((found / expected - 1.0).abs() < 3e-6, "{x}: {found}");
        }
        assert_eq!(of(normal_cdf, 1e30), 1.0);
        assert_eq!(of(normal_cdf, -1e30), 0.0);
    }

    #[test]
    fn sine_and_cosine_are_right_within_an_eighth_of_a_turn() {
        for x in (-785..=785).map(|i| i as f32 / 1000.0) {
            let exact = f64::from(x);
            let sine = of(|x| sine_and_cosine(x).0, x);
            let cosine = of(|x| sine_and_cosine(x).1, x);
            assert!((sine - exact.sin()).abs() < 1e-7, "{x}");
            assert!((cosine - exact.cos()).abs() < 1e-7, "{x}");
        }
    }

    #[test]
    fn the_logarithm_is_right_relative_to_its_size_also_where_it_is_small() {
        for y in [0.0, 1e-38, 1e-20, 1e-8, 1e-4, 0.01, 0.3, 0.7, 1.0] {
            let exact = f64::from(y).ln_1p();
            let found = of(ln_one_plus, y);
            assert!((found - exact).abs() <= 3e-7 * exact, "{y}: {found}");
        }
    }

    #[test]
    fn nan_stays_nan_and_what_is_huge_stays_finite() {
        for f in [exp, tanh, sigmoid, normal_cdf] {
            assert!(of(f, f32::NAN).is_nan());
            assert!(of(f, 1e30).is_finite() && of(f, -1e30).is_finite());
        }
        assert_eq!(of(exp, -88.0), 0.0);
        assert_eq!(of(exp, f32::NEG_INFINITY), 0.0);
        assert!(of(exp, -87.0) > f64::from(f32::MIN_POSITIVE));
        assert_eq!(of(tanh, f32::INFINITY), 1.0);
        assert_eq!(of(tanh, -1e30), -1.0);
    }
}
