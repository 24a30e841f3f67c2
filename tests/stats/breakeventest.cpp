#include "stats/breakeven.h"

#include <gtest/gtest.h>

namespace regrade::stats {
namespace {

CertificateCase lamp() { return {{300'000, "EUR"}, 1'500, {9'000, "EUR"}, 2'000, std::nullopt}; }

} // namespace

/// S4.7: 3,000.00 at 13.50 more a unit: 222.2 units, so the 223rd pays it.
TEST(CertificateReturn, tellsTheFewestUnitsThatPayTheCertificate)
{
    const auto found = certificateReturn(lamp()).value();

    EXPECT_EQ(found.extraPerUnit, (Money{1'350, "EUR"}));
    EXPECT_EQ(found.profitToday, (Money{1'800, "EUR"}));
    EXPECT_EQ(found.profitThen, (Money{3'150, "EUR"}));
    EXPECT_EQ(found.breakEvenUnits, 223);
    EXPECT_EQ(found.gain, std::nullopt);
    EXPECT_EQ(found.leastUnits, std::nullopt);
}

TEST(CertificateReturn, standsAtZeroExactlyAtTheBreakEven)
{
    CertificateCase even = lamp();
    even.cost.minor = 1'350 * 200;

    EXPECT_EQ(certificateReturn(even)->breakEvenUnits, 200);
    even.volume = 200;
    EXPECT_EQ(certificateReturn(even)->gain->minor, 0);
    even.volume = 199;
    EXPECT_EQ(certificateReturn(even)->gain->minor, -1'350);
    even.volume = 201;
    EXPECT_EQ(certificateReturn(even)->gain->minor, 1'350);
    even.cost.minor += 1;
    EXPECT_EQ(certificateReturn(even)->breakEvenUnits, 201);
}

TEST(CertificateReturn, tellsHowManyUnitsStillEarnWhatIsEarnedToday)
{
    CertificateCase sold = lamp();
    sold.volume = 1'000; // earns 18,000.00 today; with the certificate 21,000.00 are needed at 31.50 each

    EXPECT_EQ(certificateReturn(sold)->leastUnits, 667);
    sold.margin = 0;
    EXPECT_EQ(certificateReturn(sold)->leastUnits, 223) << "nothing is earned today, so only the cost";
    sold.margin = -2'000;
    EXPECT_EQ(certificateReturn(sold)->leastUnits, std::nullopt) << "a unit then still loses money";
}

TEST(CertificateReturn, refusesWhatCannotBePaidBack)
{
    const auto sentence = [](auto change) {
        CertificateCase what = lamp();
        change(what);
        const auto found = certificateReturn(what);
        return found ? std::string("taken") : found.error().what();
    };

    EXPECT_EQ(sentence([](CertificateCase& c) { c.uplift = 0; }),
              "The uplift of the price lies above 0 % and not above 10000 %: without one nothing is paid back.");
    EXPECT_EQ(sentence([](CertificateCase& c) { c.cost.minor = 0; }),
              "Cost of the certificate and price of the unit lie above zero and not above 10000000000.00 EUR.");
    EXPECT_EQ(sentence([](CertificateCase& c) { c.price.minor = 1; }),
              "The uplift is less than the smallest coin of a unit's price, so nothing is paid back.");
    EXPECT_EQ(sentence([](CertificateCase& c) { c.price.currency = "USD"; }),
              "The certificate costs EUR and the unit sells in USD: give both in one currency.");
    EXPECT_EQ(sentence([](CertificateCase& c) { c.margin = 10'001; }),
              "The margin lies between -100 % and 100 % of the price.");
    EXPECT_EQ(sentence([](CertificateCase& c) { c.volume = -1; }),
              "The number of units lies between 0 and 1000000000.");
    EXPECT_EQ(sentence([](CertificateCase& c) {
                  c.volume = 1'000'000'000;
                  c.price.minor = 1'000'000'000'000;
              }),
              "These amounts are too large to be calculated.");
}

} // namespace regrade::stats
