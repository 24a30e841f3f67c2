#pragma once

// Included by files that are compiled for one kind of processor each: nothing that holds code may be included here.

namespace regrade::vision {

inline constexpr int kConvBlock = 4; ///< channels of the answer that are worked out together

/// One row of a convolution's answer. Sums run over the channels, then over the taps, so that every pixel is summed in
/// one order whatever the width of the processor's registers.
struct ConvRow {
    const float* picture; ///< of channel c: from c * channelStep on; readable a whole register beyond `width`
    const int* taps;      ///< where each tap of the kernel begins within a channel
    const float* weights; ///< per block, channel and tap one for each of kConvBlock channels of the answer
    const float* bias;    ///< per channel of the answer
    float* answer;        ///< of channel c: from c * answerStep on
    long channelStep;
    long answerStep;
    int channels;
    int tapCount;
    int answers; ///< channels of the answer; the weights are filled up to whole blocks
    int width;   ///< pixels of the row
    bool relu;   ///< what is less than 0 becomes 0
};

using ConvRowWork = void (*)(const ConvRow&);
void convRowBy4(const ConvRow& row);  ///< any processor
void convRowBy8(const ConvRow& row);  ///< AVX2 with FMA
void convRowBy16(const ConvRow& row); ///< AVX-512

} // namespace regrade::vision
