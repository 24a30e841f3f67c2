#include "cli/commands.h"
#include "cli/periods.h"

#include "stats/backtest.h"
#include "stats/gaps.h"
#include "tables/tablefile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

namespace regrade::cli {

namespace {

using nlohmann::json;

struct ForecastAsked {
    std::string file;
    int horizon = 12;
    int season = 0; ///< 0 = as the periods have it
    bool table = false;
    bool noBacktest = false;
};

/// Values by the index of their period.
using Readings = std::map<int, double>;

struct SeriesFile {
    std::map<std::string, Readings> series;
    std::optional<PeriodKind> kind;
    json refused = json::array(); ///< rows that do not count, with their numbers
};

/// A series without gaps, ready to be forecast; or why not.
struct WholeSeries {
    std::vector<double> values;
    Period first;
    std::vector<std::string> gaps;
    std::optional<Error> fault;
};

std::string cellOf(const tables::TableRow& row, std::string_view heading)
{
    for (std::size_t i = 0; i < row.headings.size(); ++i) {
        if (row.headings[i] == heading) {
            return row.cells[i];
        }
    }
    return {};
}

Result<double> numberFrom(const std::string& text)
{
    double value = 0.0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || std::abs(value) > 1e300) {
        return invalid("\"{}\" is no number.", {text});
    }
    return value;
}

Result<void> takeRow(const tables::TableRow& row, SeriesFile& file)
{
    if (row.flaw) {
        return *row.flaw;
    }
    const std::string name = cellOf(row, "series");
    if (name.empty()) {
        return invalid("The row names no series.");
    }
    const auto period = periodFrom(cellOf(row, "period"));
    if (!period) {
        return period.error();
    }
    const auto value = numberFrom(cellOf(row, "value"));
    if (!value) {
        return value.error();
    }
    if (file.kind && *file.kind != period->kind) {
        return invalid("{} is of another kind than the periods before it.", {toText(*period)});
    }
    file.kind = period->kind;
    if (!file.series[name].emplace(period->index, *value).second) {
        return invalid("{} is there twice for {}; the first value counts.", {toText(*period), name});
    }
    return {};
}

Result<SeriesFile> readSeries(const std::string& path)
{
    auto table = tables::TableFile::open(path);
    if (!table) {
        return table.error();
    }
    SeriesFile file;
    std::optional<Error> lacking;
    const auto read = table->each([&](const tables::TableRow& row) {
        for (const char* heading : {"series", "period", "value"}) {
            const auto& all = row.headings;
            if (!table->isJson() && std::find(all.begin(), all.end(), heading) == all.end()) {
                lacking = invalid("{} has no column {}; series, period and value are needed.", {path, heading});
                return false;
            }
        }
        if (const auto taken = takeRow(row, file); !taken) {
            file.refused.push_back({{"row", row.number}, {"reason", taken.error().what()}});
            // A series all of whose rows are refused is still told of.
            (void)file.series[cellOf(row, "series")];
        }
        return true;
    });
    if (!read || lacking) {
        return lacking ? *lacking : read.error();
    }
    file.series.erase("");
    if (file.series.empty()) {
        return refused("{} holds no series.", {path});
    }
    return file;
}

WholeSeries wholeSeries(const std::string& name, const Readings& readings, PeriodKind kind, int season)
{
    WholeSeries whole;
    if (readings.empty()) {
        whole.fault = refused("None of the rows of {} can be read.", {name});
        return whole;
    }
    whole.first = {kind, readings.begin()->first};
    const int span = readings.rbegin()->first - whole.first.index + 1;
    const int missing = span - static_cast<int>(readings.size());
    if (missing * 3 > span) {
        whole.fault = refused("{} of {} periods of {} are missing; at most a third may be.",
                              {std::to_string(missing), std::to_string(span), name});
        return whole;
    }
    std::vector<std::optional<double>> values(static_cast<std::size_t>(span));
    for (const auto& [index, value] : readings) {
        values[static_cast<std::size_t>(index - whole.first.index)] = value;
    }
    for (int at = 0; at < span; ++at) {
        if (!values[static_cast<std::size_t>(at)]) {
            whole.gaps.push_back(toText(Period{kind, whole.first.index + at}));
        }
    }
    whole.values = stats::withoutGaps(values, season);
    return whole;
}

std::optional<stats::SeasonalShape> pooledOf(const std::map<std::string, WholeSeries>& series, int season)
{
    std::vector<stats::PlacedSeries> placed;
    for (const auto& [name, whole] : series) {
        placed.push_back({whole.values, placeOf(whole.first, season)});
    }
    return stats::pooledShape(placed, season);
}

json accuracyJson(const stats::Accuracy& accuracy)
{
    return {{"mae", accuracy.mae},
            {"mase", accuracy.mase ? json(*accuracy.mase) : json(nullptr)},
            {"smape", accuracy.smape}};
}

json coverageJson(const stats::Share& share)
{
    return {
        {"inside", share.part}, {"n", share.whole}, {"share", share.value}, {"low", share.low}, {"high", share.high}};
}

json backtestJson(const stats::Backtest& test)
{
    return {{"trained", test.trained},
            {"n", test.values},
            {"forecast", accuracyJson(test.forecast)},
            {"seasonalNaive", accuracyJson(test.naive)},
            {"within80", coverageJson(test.within80)},
            {"within95", coverageJson(test.within95)}};
}

std::string rounded(double value)
{
    char text[48];
    std::snprintf(text, sizeof text, std::abs(value) < 1e9 ? "%.2f" : "%.6g", value);
    return text;
}

std::string tableOf(const stats::Forecast& forecast, Period period)
{
    std::string text;
    for (std::size_t step = 0; step < forecast.mean.size(); ++step, ++period.index) {
        char line[256];
        std::snprintf(line, sizeof line, "  %-8s %12s   80 %% %12s .. %-12s 95 %% %12s .. %s\n", toText(period).c_str(),
                      rounded(forecast.mean[step]).c_str(), rounded(forecast.lower80[step]).c_str(),
                      rounded(forecast.upper80[step]).c_str(), rounded(forecast.lower95[step]).c_str(),
                      rounded(forecast.upper95[step]).c_str());
        text += line;
    }
    return text;
}

std::string backtestText(const stats::Backtest& test)
{
    const auto mase = [](const stats::Accuracy& accuracy) { return accuracy.mase ? rounded(*accuracy.mase) : "-"; };
    return "  on the last " + std::to_string(test.values) + " values, unseen: MAE " + rounded(test.forecast.mae) +
           " (as a season before: " + rounded(test.naive.mae) + "), MASE " + mase(test.forecast) + " (" +
           mase(test.naive) + "), sMAPE " + rounded(test.forecast.smape) + " % (" + rounded(test.naive.smape) +
           " %), " + std::to_string(test.within80.part) + " within 80 %, " + std::to_string(test.within95.part) +
           " within 95 %\n";
}

void addOne(Answer& answer, const std::string& name, const WholeSeries& whole, const ForecastAsked& asked,
            const stats::SeasonalShape* pooled)
{
    json one{{"series", name}, {"n", whole.values.size()}};
    const stats::ForecastOptions options{asked.horizon, asked.season};
    const auto forecast =
        whole.fault ? Result<stats::Forecast>(*whole.fault) : stats::forecastOf(whole.values, options, pooled);
    if (!forecast) {
        one["refused"] = forecast.error().what();
        answer.text += name + ": " + forecast.error().what() + "\n";
        answer.data["series"].push_back(std::move(one));
        return;
    }
    const Period last{whole.first.kind, whole.first.index + static_cast<int>(whole.values.size()) - 1};
    const Period next{last.kind, last.index + 1};
    one["from"] = toText(whole.first);
    one["to"] = toText(last);
    one["first"] = toText(next);
    one["gaps"] = whole.gaps;
    one["method"] = forecast->method;
    one["mean"] = forecast->mean;
    one["lower80"] = forecast->lower80;
    one["upper80"] = forecast->upper80;
    one["lower95"] = forecast->lower95;
    one["upper95"] = forecast->upper95;
    answer.text += name + ": " + std::to_string(whole.values.size()) + " values from " + toText(whole.first) + " to " +
                   toText(last) + ", " + forecast->method + "; " + toText(next) + ": " + rounded(forecast->mean[0]) +
                   " (95 %: " + rounded(forecast->lower95[0]) + " to " + rounded(forecast->upper95[0]) + ")\n";
    if (!whole.gaps.empty()) {
        answer.text += "  " + std::to_string(whole.gaps.size()) + " missing periods were filled in, the first is " +
                       whole.gaps.front() + "\n";
    }
    const auto test = asked.noBacktest ? std::nullopt : stats::backtestOf(whole.values, options, pooled);
    one["backtest"] = test ? backtestJson(*test) : json(nullptr);
    answer.text += test ? backtestText(*test) : "";
    answer.text += asked.table ? tableOf(*forecast, next) : "";
    answer.data["series"].push_back(std::move(one));
}

Result<Answer> forecastFile(ForecastAsked asked)
{
    const auto file = readSeries(asked.file);
    if (!file) {
        return file.error();
    }
    const PeriodKind kind = file->kind.value_or(PeriodKind::month);
    asked.season = asked.season == 0 ? seasonOf(kind) : asked.season;
    std::map<std::string, WholeSeries> series;
    for (const auto& [name, readings] : file->series) {
        series.emplace(name, wholeSeries(name, readings, kind, asked.season));
    }
    const auto pooled = pooledOf(series, asked.season);
    Answer answer{{{"horizon", asked.horizon},
                   {"season", asked.season},
                   {"pooledSeason", pooled ? json(pooled->figure) : json(nullptr)},
                   {"refusedRows", file->refused},
                   {"series", json::array()}},
                  {}};
    for (const auto& row : file->refused) {
        answer.text += "Row " + row.at("row").dump() + " does not count: " + row.at("reason").get<std::string>() + "\n";
    }
    for (const auto& [name, whole] : series) {
        const auto shape = pooled && !whole.values.empty()
                               ? std::optional(stats::shapeFrom(*pooled, placeOf(whole.first, asked.season)))
                               : std::nullopt;
        addOne(answer, name, whole, asked, shape ? &*shape : nullptr);
    }
    return answer;
}

} // namespace

void addForecastCommands(CLI::App& app, Plan& plan)
{
    auto asked = std::make_shared<ForecastAsked>();
    CLI::App* forecast = app.add_subcommand("forecast", "The next months of each series of a file");
    forecast->add_option("--csv", asked->file, "CSV or JSON file with the columns series, period, value")->required();
    forecast->add_option("--horizon", asked->horizon, "Periods ahead")->check(CLI::Range(1, 600));
    forecast->add_option("--season", asked->season, "Periods of a season; usually 12, 4 or 52 as the periods are")
        ->check(CLI::Range(1, 366));
    forecast->add_flag("--table", asked->table, "Show every period");
    forecast->add_flag("--no-backtest", asked->noBacktest, "Leave out how it would have done on the last values");
    forecast->callback([&plan, asked] { plan.command = [asked] { return forecastFile(*asked); }; });
}

} // namespace regrade::cli
