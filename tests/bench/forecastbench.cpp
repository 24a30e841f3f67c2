// Forecasts series from standard input, to hold them against another program's (forecastrival.R). A line is a name, the
// length of a season, the horizon and the values; the answer has for each a line with the kind and the figures.

#include "stats/forecast.h"

#include <chrono>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>

using namespace regrade::stats;

namespace {

void print(const std::string& name, const char* kind, const std::vector<double>& figures)
{
    std::printf("%s %s", name.c_str(), kind);
    for (const double figure : figures) {
        std::printf(" %.12g", figure);
    }
    std::printf("\n");
}

} // namespace

int main()
{
    double seconds = 0.0;
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string name;
        ForecastOptions options;
        words >> name >> options.season >> options.horizon;
        std::vector<double> values;
        for (double value = 0.0; words >> value;) {
            values.push_back(value);
        }
        const auto begin = std::chrono::steady_clock::now();
        const auto forecast = forecastOf(values, options);
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (!forecast) {
            std::printf("%s refused %s\n", name.c_str(), forecast.error().what().c_str());
            continue;
        }
        print(name, "mean", forecast->mean);
        print(name, "lower80", forecast->lower80);
        print(name, "upper80", forecast->upper80);
        print(name, "lower95", forecast->lower95);
        print(name, "upper95", forecast->upper95);
    }
    std::printf("- seconds %.6f\n", seconds);
    return 0;
}
