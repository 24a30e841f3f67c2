#include "vision/memorybank.h"

#include <limits>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr int kBankSize = 4000; // patches over all taught photos
constexpr int kLane = 16;       // patches compared at once
constexpr double kRidge = 0.02; // of the mean variance, added before whitening

/// Whitening by the inverse Cholesky factor of the patches' covariance after each measure is put to unit spread.
cv::Mat whiteningOf(const cv::Mat& values, const cv::Mat& mean)
{
    cv::Mat centred;
    values.convertTo(centred, CV_64F);
    cv::Mat mean64;
    mean.convertTo(mean64, CV_64F);
    for (int row = 0; row < centred.rows; ++row) {
        centred.row(row) -= mean64;
    }
    const int n = centred.cols;
    cv::Mat covariance(n, n, CV_64F, cv::Scalar(0));
    for (int row = 0; row < centred.rows; ++row) {
        const double* v = centred.ptr<double>(row);
        for (int i = 0; i < n; ++i) {
            for (int j = 0; j <= i; ++j) {
                covariance.at<double>(i, j) += v[i] * v[j];
            }
        }
    }
    cv::completeSymm(covariance, true);
    covariance /= std::max(1, centred.rows - 1);
    cv::Mat scale = cv::Mat::zeros(n, n, CV_64F);
    for (int i = 0; i < n; ++i) {
        scale.at<double>(i, i) = 1.0 / std::sqrt(covariance.at<double>(i, i) + 1e-6);
    }
    cv::Mat correlation = scale * covariance * scale + kRidge * cv::Mat::eye(n, n, CV_64F);
    cv::Mat powers;
    cv::Mat axes;
    cv::eigen(correlation, powers, axes);
    cv::Mat shrink = cv::Mat::zeros(n, n, CV_64F);
    for (int i = 0; i < n; ++i) {
        shrink.at<double>(i, i) = 1.0 / std::sqrt(std::max(powers.at<double>(i), 1e-9));
    }
    cv::Mat whitening;
    cv::Mat(scale * axes.t() * shrink).convertTo(whitening, CV_32F);
    return whitening;
}

} // namespace

MemoryBank::MemoryBank(const std::vector<Patches>& taught)
{
    std::vector<cv::Mat> values;
    for (const Patches& photo : taught) {
        values.push_back(photo.values);
    }
    cv::Mat all;
    cv::vconcat(values, all);
    cv::reduce(all, m_mean, 0, cv::REDUCE_AVG, CV_32F);
    m_whitening = whiteningOf(all, m_mean);
    const int keep = std::max(1, (all.rows + kBankSize - 1) / kBankSize);
    for (const Patches& photo : taught) {
        const cv::Mat white = whitened(photo.values);
        const int count = (white.rows + keep - 1) / keep;
        const int padded = (count + kLane - 1) / kLane * kLane;
        cv::Mat columns(white.cols, std::max(padded, kLane), CV_32F, cv::Scalar(1e3));
        for (int i = 0; i < count; ++i) {
            for (int d = 0; d < white.cols; ++d) {
                columns.at<float>(d, i) = white.at<float>(i * keep, d);
            }
        }
        m_photos.push_back(columns);
    }
}

cv::Mat MemoryBank::whitened(const cv::Mat& values) const
{
    cv::Mat centred = values.clone();
    for (int row = 0; row < centred.rows; ++row) {
        centred.row(row) -= m_mean;
    }
    cv::Mat out(centred.rows, m_whitening.cols, CV_32F, cv::Scalar(0));
    for (int row = 0; row < centred.rows; ++row) {
        float* to = out.ptr<float>(row);
        for (int i = 0; i < centred.cols; ++i) {
            const float value = centred.at<float>(row, i);
            const float* factor = m_whitening.ptr<float>(i);
            for (int j = 0; j < m_whitening.cols; ++j) {
                to[j] += value * factor[j];
            }
        }
    }
    return out;
}

namespace {

/// Smallest squared distance of `patch` to any column.
float nearestColumn(const float* patch, const cv::Mat& columns)
{
    float best = std::numeric_limits<float>::max();
    for (int start = 0; start < columns.cols; start += kLane) {
        std::array<float, kLane> sums{};
        for (int d = 0; d < columns.rows; ++d) {
            const float* from = columns.ptr<float>(d) + start;
            const float value = patch[d];
            for (std::size_t i = 0; i < kLane; ++i) {
                const float difference = from[i] - value;
                sums[i] += difference * difference;
            }
        }
        best = std::min(best, *std::min_element(sums.begin(), sums.end()));
    }
    return best;
}

} // namespace

cv::Mat MemoryBank::distances(const Patches& query, int without) const
{
    cv::Mat map(query.grid, CV_32F, cv::Scalar(0));
    const cv::Mat white = whitened(query.values);
    for (int row = 0; row < white.rows; ++row) {
        float best = std::numeric_limits<float>::max();
        for (std::size_t photo = 0; photo < m_photos.size(); ++photo) {
            if (static_cast<int>(photo) != without) {
                best = std::min(best, nearestColumn(white.ptr<float>(row), m_photos[photo]));
            }
        }
        map.at<float>(query.places[static_cast<std::size_t>(row)]) = std::sqrt(best);
    }
    return map;
}

} // namespace regrade::vision
