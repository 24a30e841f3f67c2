#include "workers/errand.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

TEST(Errand, runsItsJobsOneAfterTheOtherAndIsWaitedFor)
{
    std::string order;
    std::atomic<bool> first = true;
    {
        regrade::workers::Errand errand;

        errand.start([&] {
            first.wait(true);
            order += "a";
        });
        std::thread release([&] {
            first = false;
            first.notify_all();
        });
        errand.start([&] { order += "b"; });
        release.join();
    }

    EXPECT_EQ(order, "ab");
}
