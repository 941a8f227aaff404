//! The innermost loop of a product of matrices: sums of a tile, which stay in registers.
//!
//! How many fit is a matter of the processor's vectors. Mostly there are sixteen, in which 4 x 8 sums leave room for what is
//! multiplied: with 6 x 8 or 4 x 12 V8 spills, and is half as fast. 64-bit ARM has twice as many. x86-64 processors since
//! about 2013 have vectors of eight floats, and servers' have 32 of sixteen.

#![allow(unsafe_code, reason = "the wider vectors of some x86-64 processors")]

use super::lanes::Lanes;

/// Adds `a`'s columns times `b`'s rows to a tile of sums, whose rows begin `stride` after one another.
macro_rules! tile {
    ($(#[$attribute:meta])* $name:ident, $Vector:ident, [$rows:literal, $columns:literal]: $($row:literal)+) => {
        $(#[$attribute])*
        pub fn $name(a: &[[f32; $rows]], b: &[[f32; $columns]], sums: &mut [f32], stride: usize) {
            const WIDTH: usize = $columns / 2;
            let mut tile = [[$Vector::splat(0.0); 2]; $rows];
            for (a, b) in a.iter().zip(b) {
                let [low, high] = b.as_chunks::<WIDTH>().0 else { unreachable!() };
                let (low, high) = ($Vector::load(low), $Vector::load(high));
                // One after the other by hand: where the compiler is told to keep code small, a loop's would go to memory.
                $(
                    let a_row = $Vector::splat(a[$row]);
                    tile[$row] = [a_row.mul_add(low, tile[$row][0]), a_row.mul_add(high, tile[$row][1])];
                )+
            }
            $(
                let [low, high] = sums[$row * stride..][..$columns].as_chunks_mut::<WIDTH>().0 else { unreachable!() };
                $Vector::load(low).plus(tile[$row][0]).store(low);
                $Vector::load(high).plus(tile[$row][1]).store(high);
            )+
        }
    };
}

#[cfg(not(target_arch = "aarch64"))]
tile! {
    /// In sixteen vectors.
    #[inline(never)] // registers are given out by function, and this one needs them all
    four, Lanes, [4, 8]: 0 1 2 3
}

#[cfg(target_arch = "aarch64")]
tile! {
    /// In thirty-two vectors.
    #[inline(never)] // as above
    four, Lanes, [8, 8]: 0 1 2 3 4 5 6 7
}

#[cfg(target_arch = "x86_64")]
tile! {
    /// With AVX2.
    #[target_feature(enable = "avx2,fma")]
    eight, Eight, [6, 16]: 0 1 2 3 4 5
}

#[cfg(target_arch = "x86_64")]
tile! {
    /// With AVX-512.
    #[target_feature(enable = "avx512f")]
    sixteen, Sixteen, [12, 32]: 0 1 2 3 4 5 6 7 8 9 10 11
}

#[cfg(target_arch = "x86_64")]
use wider::{Eight, Sixteen};

#[cfg(target_arch = "x86_64")]
mod wider {
    use core::arch::x86_64::*;

    macro_rules! vector {
        ($Vector:ident: $width:literal of $Register:ident, $splat:ident, $load:ident, $store:ident, $add:ident, $mul_add:ident) => {
            #[derive(Clone, Copy)]
            pub struct $Vector($Register);

            // SAFETY: called by the tile above alone, for which the processor has been asked.
            impl $Vector {
                #[inline(always)]
                pub fn splat(value: f32) -> Self {
                    Self(unsafe { $splat(value) })
                }

                #[inline(always)]
                pub fn load(values: &[f32; $width]) -> Self {
                    Self(unsafe { $load(values.as_ptr()) })
                }

                #[inline(always)]
                pub fn store(self, values: &mut [f32; $width]) {
                    unsafe { $store(values.as_mut_ptr(), self.0) }
                }

                #[inline(always)]
                pub fn plus(self, other: Self) -> Self {
                    Self(unsafe { $add(self.0, other.0) })
                }

                #[inline(always)]
                pub fn mul_add(self, factor: Self, addend: Self) -> Self {
                    Self(unsafe { $mul_add(self.0, factor.0, addend.0) })
                }
            }
        };
    }

    vector!(Eight: 8 of __m256, _mm256_set1_ps, _mm256_loadu_ps, _mm256_storeu_ps, _mm256_add_ps, _mm256_fmadd_ps);
    vector!(Sixteen: 16 of __m512, _mm512_set1_ps, _mm512_loadu_ps, _mm512_storeu_ps, _mm512_add_ps, _mm512_fmadd_ps);
}
