#include <gtest/gtest.h>

#include <opencv2/core/utility.hpp>

// Under the thread sanitizer OpenCV works alone: it cannot see how the pool of threads of Debian's TBB keeps order, and
// would report every picture that such a thread had touched before.
#ifdef __SANITIZE_THREAD__
namespace {

class OneThread : public testing::Environment {
    void SetUp() override { cv::setNumThreads(1); }
};
const auto* const kOneThread = testing::AddGlobalTestEnvironment(new OneThread);

} // namespace
#endif
