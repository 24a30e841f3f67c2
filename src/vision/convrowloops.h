// The body of convRowBy4, By8 and By16; REGRADE_LANES is the number of floats in a register.
#pragma once

namespace {

typedef float Lanes __attribute__((vector_size(REGRADE_LANES * 4)));

using regrade::vision::ConvRow;
using regrade::vision::kConvBlock;

inline __attribute__((always_inline)) Lanes load(const float* from)
{
    Lanes lanes;
    __builtin_memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

/// `Count` registers of pixels from `x` on, for the channels of the answer from `first` on.
template <int Count>
inline __attribute__((always_inline)) void strip(const ConvRow& row, int first, int x)
{
    Lanes sums[kConvBlock][Count];
#pragma GCC unroll 4
    for (int o = 0; o < kConvBlock; ++o) {
#pragma GCC unroll 3
        for (int i = 0; i < Count; ++i) {
            sums[o][i] = Lanes{} + row.bias[first + o];
        }
    }
    const float* weight = row.weights + static_cast<long>(first) * row.channels * row.tapCount;
    const float* picture = row.picture + x;
    for (int c = 0; c < row.channels; ++c) {
        for (int t = 0; t < row.tapCount; ++t) {
            const float* from = picture + row.taps[t];
            Lanes seen[Count];
#pragma GCC unroll 3
            for (int i = 0; i < Count; ++i) {
                seen[i] = load(from + i * REGRADE_LANES);
            }
#pragma GCC unroll 4
            for (int o = 0; o < kConvBlock; ++o) {
#pragma GCC unroll 3
                for (int i = 0; i < Count; ++i) {
                    sums[o][i] += seen[i] * weight[o];
                }
            }
            weight += kConvBlock;
        }
        picture += row.channelStep;
    }
    for (int o = 0; o < kConvBlock && first + o < row.answers; ++o) {
        for (int i = 0; i < Count; ++i) {
            const int at = x + i * REGRADE_LANES;
            const Lanes none{};
            const Lanes sum = row.relu ? (sums[o][i] > none ? sums[o][i] : none) : sums[o][i];
            float* to = row.answer + (first + o) * row.answerStep + at;
            const int count = row.width - at < REGRADE_LANES ? row.width - at : REGRADE_LANES;
            if (count == REGRADE_LANES) {
                __builtin_memcpy(to, &sum, sizeof sum);
            } else {
                for (int p = 0; p < count; ++p) {
                    to[p] = sum[p];
                }
            }
        }
    }
}

void wholeRow(const ConvRow& row)
{
    for (int x = 0; x < row.width; x += 3 * REGRADE_LANES) {
        const int left = row.width - x;
        for (int first = 0; first < row.answers; first += kConvBlock) {
            if (left > 2 * REGRADE_LANES) {
                strip<3>(row, first, x);
            } else if (left > REGRADE_LANES) {
                strip<2>(row, first, x);
            } else {
                strip<1>(row, first, x);
            }
        }
    }
}

} // namespace
