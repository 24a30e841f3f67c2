#include "qr/reader.h"

#include "qr/tag.h"
#include "tests/faults/profile.h"
#include "tests/qr/pictures.h"
#include "tests/support/sanitized.h"

#include <gtest/gtest.h>

#include <csignal>
#include <future>
#include <iostream>
#include <random>
#include <thread>
#include <unistd.h>

namespace regrade::qr {
namespace {

using std::chrono::milliseconds;

/// Patient, so that a busy machine does not decide a test.
ReaderSettings patient() { return {{}, milliseconds(tests::kSanitized ? 600 : 60), milliseconds(10000)}; }

cv::Mat tagPicture(const Tag& tag, int pixelsPerModule) { return drawn(writeQr(tag.text()).value(), pixelsPerModule); }

/// Decoders below a process: the guards of this one, or the worker of a guard.
std::vector<pid_t> decodersOf(pid_t owner, const std::string& called = "regrade-decoder")
{
    std::vector<pid_t> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream file(entry.path() / "stat");
        std::string pid;
        std::string name;
        std::string state;
        pid_t parent = 0;
        if (file >> pid >> name >> state >> parent && parent == owner && name == "(" + called + ")" && state != "Z") {
            found.push_back(std::stoi(pid));
        }
    }
    return found;
}

std::vector<pid_t> guards() { return decodersOf(getpid()); }
/// Of the only guard; 0 when it has none, or several, for ten seconds. A fresh reserve bears the guard's name until it
/// has given itself its own.
pid_t onlyWorker()
{
    for (int wait = 0; wait < 1000; ++wait) {
        const auto workers = decodersOf(guards().at(0));
        if (workers.size() == 1) {
            return workers.front();
        }
        std::this_thread::sleep_for(milliseconds(10));
    }
    return 0;
}

TEST(Reader, readsAWrittenTagAndSaysWhereItIs)
{
    Reader reader(patient());
    const Tag tag = newTag();

    const auto codes = reader.read(tagPicture(tag, 4));

    ASSERT_TRUE(codes) << codes.error().what();
    ASSERT_EQ(codes->size(), 1U);
    EXPECT_EQ(codes->front().text, tag.text());
    EXPECT_EQ(codes->front().format, "QRCode");
    EXPECT_NEAR(codes->front().corners[0].x, 16, 4);
    EXPECT_NEAR(codes->front().corners[2].y, 16 + 100, 4);
}

TEST(Reader, readsATagAtEveryAngle)
{
    Reader reader(patient());
    for (int degrees = 0; degrees < 360; degrees += 15) {
        const Tag tag = tagFromNumber(static_cast<std::uint64_t>(degrees) * 1'000'003);

        const auto codes = reader.read(turned(tagPicture(tag, 5), degrees));

        ASSERT_TRUE(codes);
        ASSERT_EQ(codes->size(), 1U) << degrees;
        EXPECT_EQ(codes->front().text, tag.text());
    }
}

TEST(Reader, readsABlurredANoisyAndAnInvertedTag)
{
    Reader reader(patient());
    const Tag tag = tagFromNumber(5);
    const cv::Mat sharp = turned(tagPicture(tag, 4), 8);
    cv::Mat blurred;
    cv::GaussianBlur(sharp, blurred, {}, 0.4 * 4);
    cv::Mat noise(sharp.size(), CV_16S);
    cv::RNG(3).fill(noise, cv::RNG::NORMAL, 0, 20);
    cv::Mat noisy;
    cv::add(sharp, noise, noisy, {}, CV_8U);
    for (const cv::Mat& picture : {blurred, noisy, cv::Mat(~sharp)}) {
        const auto codes = reader.read(picture);

        ASSERT_TRUE(codes);
        ASSERT_EQ(codes->size(), 1U);
        EXPECT_EQ(codes->front().text, tag.text());
    }
}

cv::Mat noisy(const cv::Mat& picture, double deviation)
{
    cv::Mat noise(picture.size(), CV_16S);
    cv::RNG(11).fill(noise, cv::RNG::NORMAL, 0, deviation);
    cv::Mat result;
    cv::add(picture, noise, result, {}, CV_8U);
    return result;
}

/// A label of 3 pixels a module on a grey table.
cv::Mat onTable(const cv::Mat& label, int grey)
{
    cv::Mat table(360, 480, CV_8UC1, cv::Scalar(grey));
    label.copyTo(table(cv::Rect({150, 110}, label.size())));
    return table;
}

/// The modules are still there, only not where a threshold could see them.
TEST(Reader, readsWhatBlurMotionNoiseAndPaleInkHideFromTheLibrary)
{
    Reader reader(patient());
    const Tag tag = tagFromNumber(17);
    const cv::Mat sharp = onTable(tagPicture(tag, 3), 90);
    cv::Mat blurred;
    cv::GaussianBlur(sharp, blurred, {}, 0.7 * 3);
    cv::Mat moved;
    cv::blur(sharp, moved, {5, 1});
    cv::GaussianBlur(moved, moved, {}, 1);
    cv::Mat pale;
    sharp.convertTo(pale, CV_8U, 0.07, 120);
    const std::array<std::pair<const char*, cv::Mat>, 4> cases{{{"blurred", noisy(blurred, 2)},
                                                                {"moved", noisy(moved, 2)},
                                                                {"noisy", noisy(sharp, 80)},
                                                                {"pale", noisy(pale, 2)}}};
    for (const auto& [name, picture] : cases) {
        const auto plain = reader.readPlainly(picture);
        const auto codes = reader.read(picture);

        ASSERT_TRUE(plain && codes) << name;
        EXPECT_TRUE(plain->empty()) << name << " is too easy";
        ASSERT_EQ(codes->size(), 1U) << name;
        EXPECT_EQ(codes->front().text, tag.text()) << name;
        EXPECT_NEAR(codes->front().corners[0].x, 150 + 12, 5) << name;
        EXPECT_NEAR(codes->front().corners[2].y, 110 + 12 + 75, 5) << name;
    }
}

TEST(Reader, readsATagLeaningFarAway)
{
    Reader reader(patient());
    const Tag tag = tagFromNumber(19);
    const cv::Mat label = tagPicture(tag, 6);
    const auto side = static_cast<float>(label.cols);
    const std::array<cv::Point2f, 4> from{{{0, 0}, {side, 0}, {side, side}, {0, side}}};
    const std::array<cv::Point2f, 4> to{{{200, 120}, {310, 150}, {310, 250}, {200, 330}}};
    cv::Mat leaning(400, 500, CV_8UC1, cv::Scalar(90));
    cv::warpPerspective(label, leaning, cv::getPerspectiveTransform(from.data(), to.data()), leaning.size(),
                        cv::INTER_AREA, cv::BORDER_TRANSPARENT);

    const auto codes = reader.read(leaning);

    ASSERT_TRUE(codes);
    ASSERT_EQ(codes->size(), 1U);
    EXPECT_EQ(codes->front().text, tag.text());
}

TEST(Reader, readsColourPicturesPartsOfPicturesAndLargePhotographs)
{
    Reader reader(patient());
    const Tag tag = tagFromNumber(6);
    cv::Mat colour;
    cv::cvtColor(tagPicture(tag, 4), colour, cv::COLOR_GRAY2BGR);
    cv::Mat photograph(3000, 4000, CV_8UC3, cv::Scalar(90, 140, 160));
    cv::Mat place = photograph(cv::Rect(2500, 1500, colour.cols * 2, colour.rows * 2));
    cv::resize(colour, place, place.size(), 0, 0, cv::INTER_NEAREST);

    const auto inColour = reader.read(colour);
    const auto inPart = reader.read(photograph(cv::Rect(2450, 1450, 500, 500)));
    const auto inPhotograph = reader.read(photograph);

    EXPECT_EQ(inColour.value().at(0).text, tag.text());
    EXPECT_EQ(inPart.value().at(0).text, tag.text());
    EXPECT_EQ(inPhotograph.value().at(0).text, tag.text());
    EXPECT_NEAR(inPhotograph->at(0).corners[0].x, 2500 + 32, 8);
}

TEST(Reader, seesTwoTagsInOnePicture)
{
    Reader reader(patient());
    cv::Mat both;
    cv::hconcat(tagPicture(tagFromNumber(1), 4), tagPicture(tagFromNumber(2), 4), both);

    const auto codes = reader.read(both);

    ASSERT_EQ(codes.value().size(), 2U);
    EXPECT_NE(codes->at(0).text, codes->at(1).text);
}

TEST(Reader, seesNothingInAnEmptyPictureAndInOddShapes)
{
    Reader reader(patient());
    std::mt19937 random(1);
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(1, 900), cv::Size(900, 1), cv::Size(3, 3), cv::Size(7, 4000),
                                cv::Size(641, 3), cv::Size(640, 480)}) {
        cv::Mat grain(size, CV_8UC1);
        cv::RNG(random()).fill(grain, cv::RNG::UNIFORM, 0, 256);

        for (const cv::Mat& picture : {grain, cv::Mat(size, CV_8UC1, cv::Scalar(255))}) {
            const auto codes = reader.read(picture);
            ASSERT_TRUE(codes) << size;
            EXPECT_TRUE(codes->empty()) << size;
        }
    }
    EXPECT_EQ(reader.lostPictures(), 0);
}

TEST(Reader, refusesPicturesOfAnotherKind)
{
    Reader reader(patient());

    EXPECT_EQ(reader.read(cv::Mat()).error().code, ErrorCode::invalid);
    EXPECT_EQ(reader.read(cv::Mat(10, 10, CV_32F)).error().code, ErrorCode::invalid);
    EXPECT_EQ(reader.read(cv::Mat(10, 10, CV_8UC2)).error().code, ErrorCode::invalid);
    EXPECT_EQ(reader.read(cv::Mat(1, 20000, CV_8UC1)).error().code, ErrorCode::invalid);
}

TEST(Reader, saysThatTheDecoderIsMissingOrDoesNotStart)
{
    const cv::Mat picture = tagPicture(newTag(), 4);
    Reader missing({"/nowhere/regrade-decoder", milliseconds(40), milliseconds(400)});
    Reader broken({"/bin/false", milliseconds(40), milliseconds(400)});

    EXPECT_EQ(missing.read(picture).error().code, ErrorCode::device);
    EXPECT_NE(missing.read(picture).error().what().find("regrade-decoder is missing"), std::string::npos);
    EXPECT_EQ(broken.read(picture).error().code, ErrorCode::device);
}

TEST(Reader, goesOnWhenTheDecoderWasKilledBetweenPictures)
{
    Reader reader(patient());
    const Tag tag = newTag();
    ASSERT_EQ(reader.read(tagPicture(tag, 4)).value().size(), 1U);
    ASSERT_EQ(guards().size(), 1U);

    pid_t killed = 0;
    for (int end = 0; end < 5; ++end) {
        std::vector<pid_t> guard = guards();
        while (guard.empty() || guard.front() == killed) { // the last one's end was not noticed yet
            ASSERT_EQ(reader.read(tagPicture(tag, 4)).value().size(), 1U);
            guard = guards();
        }
        killed = guard.front();
        kill(killed, SIGKILL); // which takes its time on a busy machine
        for (int picture = 0; picture < 3; ++picture) {
            const auto codes = reader.read(tagPicture(tag, 4));
            ASSERT_TRUE(codes) << codes.error().what();
            ASSERT_EQ(codes->size(), 1U) << end << ", " << picture;
            EXPECT_EQ(codes->front().text, tag.text());
        }
    }
    EXPECT_EQ(reader.lostPictures(), 0);
}

TEST(Reader, losesOnePictureWhenTheDecoderIsKilledOverIt)
{
    Reader reader(patient());
    const Tag tag = newTag();
    ASSERT_EQ(reader.read(tagPicture(tag, 4)).value().size(), 1U);
    const pid_t decoder = onlyWorker();
    ASSERT_NE(decoder, 0);
    kill(decoder, SIGSTOP);

    auto reading = std::async(std::launch::async, [&] { return reader.read(tagPicture(tag, 4)); });
    const auto waiting = reading.wait_for(milliseconds(50));
    kill(decoder, SIGKILL);
    const auto during = reading.get();
    const auto after = reader.read(tagPicture(tag, 4));

    EXPECT_EQ(waiting, std::future_status::timeout);
    ASSERT_TRUE(during) << during.error().what();
    EXPECT_LE(reader.lostPictures(), 1);
    EXPECT_EQ(during->empty(), reader.lostPictures() == 1);
    EXPECT_EQ(after.value().at(0).text, tag.text());
}

TEST(Reader, givesUpAPictureThatTakesTooLong)
{
    Reader reader({{}, milliseconds(40), milliseconds(100)});
    const Tag tag = newTag();
    while (reader.read(tagPicture(tag, 4)).value().empty()) {
    }
    const int before = reader.lostPictures();
    const pid_t slow = onlyWorker();
    ASSERT_NE(slow, 0);
    kill(slow, SIGSTOP);

    const auto during = reader.read(tagPicture(tag, 4));

    ASSERT_TRUE(during);
    EXPECT_TRUE(during->empty());
    EXPECT_EQ(reader.lostPictures(), before + 1);
    while (reader.read(tagPicture(tag, 4)).value().empty()) { // a new worker reads as well
    }
    const pid_t next = onlyWorker();
    ASSERT_NE(next, 0);
    EXPECT_NE(next, slow);
}

TEST(Reader, putsAnotherWorkerInThePlaceOfADeadOneAndLosesNothingAfterwards)
{
    Reader reader(patient());
    const Tag tag = newTag();
    const cv::Mat picture = tagPicture(tag, 4);
    ASSERT_EQ(reader.read(picture).value().size(), 1U);
    const pid_t guard = guards().at(0);
    std::vector<double> respawnMs;
    for (int death = 0; death < 20; ++death) {
        const pid_t worker = onlyWorker();
        ASSERT_NE(worker, 0);
        kill(worker, SIGSTOP);
        auto reading = std::async(std::launch::async, [&] { return reader.read(picture); });
        const auto waiting = reading.wait_for(milliseconds(30));
        const auto start = std::chrono::steady_clock::now();
        kill(worker, SIGABRT); // as an assertion of the library ends it
        kill(worker, SIGCONT);
        const auto during = reading.get(); // ends with the first word of the next worker
        const auto end = std::chrono::steady_clock::now();
        ASSERT_EQ(waiting, std::future_status::timeout);
        ASSERT_TRUE(during) << during.error().what();
        respawnMs.push_back(std::chrono::duration<double, std::milli>(end - start).count());
        const int lost = reader.lostPictures();
        for (int after = 0; after < 3; ++after) {
            ASSERT_EQ(reader.read(picture).value().size(), 1U);
        }
        ASSERT_EQ(reader.lostPictures(), lost);
        ASSERT_LE(lost, death + 1);
    }

    EXPECT_EQ(guards().at(0), guard) << "the program itself is never started anew";
    const auto inOrder = respawnMs;
    std::sort(respawnMs.begin(), respawnMs.end());
    std::cout << "another worker after " << respawnMs[respawnMs.size() / 2] << " ms (half of the deaths), "
              << respawnMs.back() << " ms at most:";
    for (const double ms : inOrder) {
        std::cout << ' ' << ms;
    }
    std::cout << '\n';
}

TEST(Reader, followsATagThroughAStreamAndFindsASecondOne)
{
    Reader reader(patient());
    const cv::Mat one = tagPicture(tagFromNumber(1), 4);
    const cv::Mat other = tagPicture(tagFromNumber(2), 4);
    cv::Mat table(720, 1280, CV_8UC1, cv::Scalar(150));
    for (int frame = 0; frame < 12; ++frame) {
        cv::Mat picture = table.clone();
        one.copyTo(picture(cv::Rect({200 + 5 * frame, 200}, one.size())));

        const auto codes = reader.follow(picture);

        ASSERT_TRUE(codes);
        ASSERT_EQ(codes->size(), 1U) << frame;
        EXPECT_EQ(codes->at(0).text, tagFromNumber(1).text());
        EXPECT_NEAR(codes->at(0).corners[0].x, 216 + 5 * frame, 6);
    }

    cv::Mat both = table.clone();
    one.copyTo(both(cv::Rect({260, 200}, one.size())));
    other.copyTo(both(cv::Rect({900, 400}, other.size())));
    std::size_t most = 0;
    for (int frame = 0; frame < 2; ++frame) {
        most = std::max(most, reader.follow(both).value().size());
    }

    EXPECT_EQ(most, 2U) << "every other frame looks past the place of the last code";
}

TEST(Reader, readsAProductCodeInAStreamWithinFourFrames)
{
    Reader reader({{}, milliseconds(60), milliseconds(10000), milliseconds(200)});
    const cv::Mat picture = ean13("4006381333931");
    std::vector<std::string> texts;
    for (int frame = 0; frame < 4; ++frame) {
        const auto codes = reader.follow(picture);
        ASSERT_TRUE(codes) << codes.error().what();
        for (const Code& code : *codes) {
            texts.push_back(code.text);
        }
    }

    ASSERT_FALSE(texts.empty());
    EXPECT_EQ(texts.front(), "4006381333931");
}

TEST(Reader, readsATagWithoutQuietZoneAndOneThatIsLightOnDark)
{
    Reader reader(patient());
    const Tag tag = tagFromNumber(9);
    const cv::Mat whole = tagPicture(tag, 4);
    constexpr int kQuiet = 4 * 4;
    cv::Mat table(480, 640, CV_8UC1, cv::Scalar(40));
    const cv::Mat bare = whole(cv::Rect(kQuiet, kQuiet, whole.cols - 2 * kQuiet, whole.rows - 2 * kQuiet));
    bare.copyTo(table(cv::Rect({200, 150}, bare.size())));

    EXPECT_EQ(reader.read(table).value().at(0).text, tag.text());
    EXPECT_EQ(reader.read(cv::Mat(~whole)).value().at(0).text, tag.text());
}

/// At little more than a pixel for the thinnest bar, leaning: rows of such a picture hold other valid product codes.
TEST(Reader, readsThinLeaningBarsAsTheyArePrintedOrNotAtAll)
{
    Reader reader(patient());
    int read = 0;
    for (int number = 0; number < 360; ++number) {
        cv::Mat small;
        const double size = 0.25 + 0.005 * (number % 60);
        cv::resize(turned(ean13("4006381333931"), number % 2 == 0 ? number / 30 : 90 + number / 30), small, {}, size,
                   size * (1 + 0.3 * (number % 7)));

        const auto codes = reader.read(small);

        ASSERT_TRUE(codes) << codes.error().what();
        for (const Code& code : *codes) {
            EXPECT_EQ(code.text, "4006381333931") << number;
            ++read;
        }
    }
    EXPECT_GT(read, 100);
}

/// Pictures that were broken in many ways: nothing of them may reach past the decoder.
TEST(Reader, survivesBrokenPicturesAndReadsTheNextWhole)
{
    Reader reader({{}, milliseconds(20), milliseconds(10000), milliseconds(20)});
    const int pictures = faults::rounds(200, 100'000);
    const cv::Mat whole = tagPicture(tagFromNumber(3), 3);
    std::mt19937 random(20'260'301);
    const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
    int lost = 0;
    int read = 0;
    for (int number = 0; number < pictures; ++number) {
        const cv::Mat base = number % 3 == 0 ? ean13("4006381333931") : whole;
        cv::Mat broken = turned(base, below(360));
        for (int change = below(4); change >= 0; --change) {
            const cv::Rect place = cv::Rect(below(broken.cols), below(broken.rows), 1 + below(80), 1 + below(80)) &
                                   cv::Rect(0, 0, broken.cols, broken.rows);
            switch (below(5)) {
            case 0: broken(place).setTo(cv::Scalar(below(256))); break;
            case 1: cv::RNG(random()).fill(broken(place), cv::RNG::UNIFORM, 0, 256); break;
            case 2: cv::bitwise_not(broken(place), broken(place)); break;
            case 3: cv::GaussianBlur(broken, broken, {}, 0.3 + below(30) / 10.0); break;
            default: cv::resize(broken, broken, {1 + below(500), 1 + below(500)}); break;
            }
        }
        const int before = reader.lostPictures();
        const auto codes = number % 2 == 0 ? reader.read(broken) : reader.follow(broken);
        ASSERT_TRUE(codes) << number << ": " << codes.error().what();
        lost += reader.lostPictures() - before;
        for (const Code& code : *codes) {
            EXPECT_EQ(code.text, number % 3 == 0 ? "4006381333931" : tagFromNumber(3).text()) << number;
            ++read;
        }
        if (reader.lostPictures() > before || number % 50 == 0) {
            const auto next = reader.read(whole);
            ASSERT_TRUE(next && !next->empty()) << "the picture after " << number << " was not read";
        }
    }
    std::cout << pictures << " broken pictures, " << lost << " of them the end of a worker; " << read << " read\n";

    EXPECT_EQ(reader.lostPictures(), lost);
}

TEST(Reader, leavesNoDecoderBehind)
{
    std::vector<pid_t> left;
    {
        Reader one(patient());
        Reader two(patient());
        ASSERT_TRUE(one.read(tagPicture(newTag(), 4)));
        ASSERT_TRUE(two.read(tagPicture(newTag(), 4)));
        ASSERT_EQ(guards().size(), 2U);
        left = decodersOf(guards().at(0));
        const auto reserves = decodersOf(guards().at(0), "regrade-reserve");
        left.insert(left.end(), reserves.begin(), reserves.end());
        ASSERT_EQ(left.size(), 2U) << "the worker, and the one that would take its place";
    }
    EXPECT_TRUE(guards().empty());
    // They go with their guard; who adopts them is not said.
    for (const pid_t one : left) {
        for (int wait = 0; wait < 1000 && kill(one, 0) == 0; ++wait) {
            std::this_thread::sleep_for(milliseconds(10));
        }
        EXPECT_NE(kill(one, 0), 0);
    }
}

} // namespace
} // namespace regrade::qr
