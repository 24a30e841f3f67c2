#include "vision/changenet.h"

#include "base/laidin.h"
#include "vision/convnet.h"
#include "vision/weights.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>
#include <sodium.h>

REGRADE_LAY_IN(regradeChangeNet, REGRADE_CHANGE_NET);

namespace regrade::vision {
namespace {

constexpr int kTile = 512;  // pixels of the frame that go through the network at once, per side
constexpr int kMargin = 32; // of a tile that is seen, but answered by its neighbour
constexpr int kStride = 16; // the network halves four times, the folding once more is part of it

/// Where one tile is looked at, and which part of it is answered.
struct Tile {
    cv::Rect seen;
    cv::Rect answered;
};

int roundedUp(int value) { return (value + kStride - 1) / kStride * kStride; }

/// Cuts a span of the frame into equal pieces with margins. Lengths and starts are even.
std::vector<std::pair<cv::Range, cv::Range>> piecesOf(const cv::Range& span, int most)
{
    const int length = span.end - span.start;
    const int count = length <= kTile ? 1 : (length - 2 * kMargin + kTile - 2 * kMargin - 1) / (kTile - 2 * kMargin);
    const int step = (length / count + 1) / 2 * 2;
    const int seen = std::min(roundedUp(count == 1 ? length : step + 2 * kMargin), most);
    std::vector<std::pair<cv::Range, cv::Range>> pieces;
    for (int i = 0; i < count; ++i) {
        const int from = span.start + i * step;
        const int to = i + 1 == count ? span.end : from + step;
        const int margin = count == 1 ? 0 : kMargin;
        const int start = std::clamp(from - margin, 0, most - seen);
        pieces.push_back({cv::Range(start, start + seen), cv::Range(from, std::min(to, start + seen))});
    }
    return pieces;
}

std::vector<Tile> tilesOver(cv::Rect box, const cv::Size& frame)
{
    box.x -= box.x % 2;
    box.y -= box.y % 2;
    box.width = std::min((box.width + 2) / 2 * 2, frame.width - box.x);
    box.height = std::min((box.height + 2) / 2 * 2, frame.height - box.y);
    std::vector<Tile> tiles;
    for (const auto& [seenY, answeredY] : piecesOf({box.y, box.br().y}, frame.height)) {
        for (const auto& [seenX, answeredX] : piecesOf({box.x, box.br().x}, frame.width)) {
            tiles.push_back({cv::Rect(seenX.start, seenY.start, seenX.size(), seenY.size()),
                             cv::Rect(answeredX.start, answeredY.start, answeredX.size(), answeredY.size())});
        }
    }
    return tiles;
}

cv::Rect halved(const cv::Rect& box) { return {box.x / 2, box.y / 2, box.width / 2, box.height / 2}; }

/// The picture with its sides filled up to the given size by repeating the border.
cv::Mat filledUp(const cv::Mat& picture, const cv::Size& size)
{
    if (picture.size() == size) {
        return picture;
    }
    cv::Mat out;
    cv::copyMakeBorder(picture, out, 0, size.height - picture.rows, 0, size.width - picture.cols, cv::BORDER_REPLICATE);
    return out;
}

Normal filledUp(const Normal& normal, const cv::Size& size)
{
    return {filledUp(normal.low3, size),  filledUp(normal.high3, size), filledUp(normal.low7, size),
            filledUp(normal.high7, size), filledUp(normal.mean, size),  filledUp(normal.spread, size),
            filledUp(normal.edges, size)};
}

ConvNet network()
{
    return ConvNet({regradeChangeNet, static_cast<std::size_t>(regradeChangeNetEnd - regradeChangeNet)});
}

void takeAnswer(const cv::Mat& answer, const Tile& tile, Change& change)
{
    const cv::Rect from = halved(tile.answered - tile.seen.tl());
    const cv::Rect to = halved(tile.answered);
    const auto plane = [&](int index) {
        return cv::Mat(answer.size[2], answer.size[3], CV_32F, const_cast<float*>(answer.ptr<float>(0, index)))(from);
    };
    plane(0).copyTo(change.damage(to));
    cv::Mat best = plane(1).clone();
    for (int kind = 1; kind < static_cast<int>(kChangeKinds.size()); ++kind) {
        const cv::Mat better = plane(kind + 1) > best;
        plane(kind + 1).copyTo(best, better);
        change.kind(to).setTo(kind, better);
    }
}

} // namespace

Change lookForChange(const cv::Mat& query, const NormalAt& normalAt, const cv::Mat& where)
{
    const cv::Size size(roundedUp(query.cols), roundedUp(query.rows));
    const cv::Size half(size.width / 2, size.height / 2);
    Change change;
    change.damage = cv::Mat(half, CV_32F, cv::Scalar(kNoDamage));
    change.kind = cv::Mat::zeros(half, CV_8U);
    const cv::Rect box = cv::boundingRect(where);
    if (!box.empty()) {
        const cv::Rect frame({}, query.size());
        const cv::Mat wide = filledUp(query, size);
        ConvNet net = network();
        cv::Mat planes;
        for (const Tile& tile : tilesOver(box, size)) {
            if (cv::countNonZero(where(tile.answered & frame)) > 0) {
                networkInput(wide, filledUp(normalAt(tile.seen & frame), tile.seen.size()), tile.seen, planes);
                takeAnswer(net.answer(planes), tile, change);
            }
        }
        cv::Mat place;
        cv::resize(filledUp(where, size), place, half, 0, 0, cv::INTER_NEAREST);
        change.damage.setTo(kNoDamage, place == 0);
    }
    return change;
}

std::span<const std::byte> weights() { return std::as_bytes(std::span(regradeChangeNet, regradeChangeNetEnd)); }

std::string weightsDigest()
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(regradeChangeNet),
                       static_cast<unsigned long long>(regradeChangeNetEnd - regradeChangeNet));
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

} // namespace regrade::vision
