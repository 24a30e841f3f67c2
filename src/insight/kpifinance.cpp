#include "insight/kpitile.h"

#include "stats/interval.h"

#include <cmath>

namespace regrade::insight::kpi {

namespace {

std::optional<domain::Text> withoutBook(const Seen& seen)
{
    const auto left = std::to_string(seen.cube.units(kSaleNoBook));
    return domain::Text{"Left out: " + left + " sales without a book value.",
                        "未计入：" + left + " 笔没有账面价值的销售。"};
}

Figure capital(const Seen& seen)
{
    const StockAt stock = stockAtEnd(seen);
    return {.value = stock.minor, .n = stock.units, .currency = stock.currency, .counted = true};
}

Figure margin(const Seen& seen)
{
    const auto sums = mainSums(seen.cube, kProfit);
    Figure figure = estimateFigure(stats::ratioOf(sums), sums.units);
    figure.note = withoutBook(seen);
    return figure;
}

Figure refurbCostRate(const Seen& seen)
{
    const auto sums = mainSums(seen.cube, kSale);
    return estimateFigure(stats::ratioOf(sums), sums.units);
}

Figure roi(const Seen& seen)
{
    const auto sums = mainSums(seen.cube, kProfit);
    // What was put in is the price less the profit.
    const stats::PairSums spent{
        sums.units, sums.x, sums.y - sums.x, sums.xx, sums.xy - sums.xx, sums.yy - 2.0 * sums.xy + sums.xx};
    Figure figure = estimateFigure(stats::ratioOf(spent), sums.units);
    figure.note = withoutBook(seen);
    return figure;
}

/// The sum of what single units brought, with the interval of what as many others would.
stats::Estimate totalOf(const stats::PairSums& sums)
{
    const auto mean = stats::meanOf(sums).value_or(stats::Estimate{});
    const auto n = static_cast<double>(sums.units);
    const double error = n * mean.error;
    return {sums.x, error, {sums.x - stats::kTwoSided95 * error, sums.x + stats::kTwoSided95 * error}};
}

Figure profit(const Seen& seen)
{
    const auto sums = mainSums(seen.cube, kProfit);
    Figure figure = sums.units > 0 ? estimateFigure(totalOf(sums), sums.units) : Figure{};
    figure.currency = seen.cube.mainKey(kProfit);
    figure.note = withoutBook(seen);
    return figure;
}

Figure netProfitShare(const Seen& seen)
{
    const auto sums = mainSums(seen.profit, kProfit);
    Figure figure{.n = sums.units};
    if (!seen.netProfit) {
        figure.refusal = refused("The house's net profit of no month of this period is entered (net_profit in "
                                 "targets.json), so there is nothing to take a share of.");
        return figure;
    }
    const bool sameCurrency = sums.units == 0 || seen.profit.mainKey(kProfit) == seen.netProfit->currency;
    if (seen.netProfit->minor <= 0 || !sameCurrency) {
        figure.refusal = refused("The net profit that was entered is not above zero, or in another currency than the "
                                 "sales, so there is no share of it.");
        return figure;
    }
    const auto whole = static_cast<double>(seen.netProfit->minor);
    const auto total = totalOf(sums);
    const stats::Estimate share{
        total.value / whole, total.error / whole, {total.interval.low / whole, total.interval.high / whole}};
    return estimateFigure(share, sums.units);
}

} // namespace

std::vector<Kind> financeKinds()
{
    const domain::Text share{
        "Profit of second sales, of the months whose net profit is entered in targets.json, divided "
        "by that net profit.",
        "targets.json 中已填净利润的月份的二次销售利润除以该净利润。"};
    return {
        {"capital",
         Group::finance,
         Unit::money,
         {"Capital tied up", "占用资金"},
         {"Book value (the original price where nobody said it) of units that were here on the last day of the period, "
          "or "
          "today.",
          "期末（或今日）在库商品的账面价值之和；未填账面价值的按原价。"},
         &capital},
        {"margin",
         Group::finance,
         Unit::share,
         {"Margin of resale", "转售利润率"},
         {"Price less refurbishing cost less book value, divided by the price, over sales of the period that stood.",
          "（售价 - 翻新成本 - 账面价值）/ 售价，按本期未退回的销售加权。"},
         &margin},
        {"refurbCostRate",
         Group::finance,
         Unit::share,
         {"Refurbishing cost by price", "翻新成本率"},
         {"Refurbishing cost of sales of the period that stood, divided by their prices.",
          "本期未退回销售的翻新成本之和除以售价之和。"},
         &refurbCostRate},
        {"roi",
         Group::finance,
         Unit::share,
         {"Return on investment", "投资回报率"},
         {"Price less cost less book value, divided by cost and book value, over sales of the period that stood.",
          "（售价 - 成本 - 账面价值）/（成本 + 账面价值），按本期未退回的销售。"},
         &roi},
        {"profit",
         Group::finance,
         Unit::money,
         {"Profit of second sales", "二次销售利润"},
         {"Sum of price less cost less book value over sales of the period that stood; channel fees are not on record.",
          "本期未退回销售的售价减成本减账面价值之和；渠道费用无记录。"},
         &profit},
        {"netProfitShare",
         Group::finance,
         Unit::share,
         {"Share of the net profit", "占净利润比例"},
         share,
         &netProfitShare},
        {"netProfitLong",
         Group::finance,
         Unit::share,
         {"Share of the net profit, two years", "占净利润比例（两年目标）"},
         share,
         &netProfitShare},
    };
}

} // namespace regrade::insight::kpi
