#include "stats/allocation.h"

#include <ClpSimplex.hpp>

#include <algorithm>
#include <cmath>

namespace regrade::stats {

namespace {

constexpr double kHair = 1e-7; // above what the simplex method leaves of a whole number

bool isWhole(const AllocationModel& model)
{
    const std::size_t kinds = model.supply.size();
    const std::size_t channels = model.capacity.size();
    const auto fits = [&](const auto& rows) {
        return rows.size() == kinds &&
               std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return row.size() == channels; });
    };
    if (kinds == 0 || channels == 0 || !fits(model.margins) || !fits(model.current)) {
        return false;
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        int lying = 0;
        for (const int units : model.current[kind]) {
            lying += units;
        }
        if (lying > model.supply[kind]) {
            return false;
        }
    }
    return true;
}

/// Columns: what stays in its channel, then what comes to it, row by row. Rows: supplies, what has to stay, capacities.
struct Program {
    const AllocationModel& model;
    int kinds = static_cast<int>(model.supply.size());
    int channels = static_cast<int>(model.capacity.size());
    ClpSimplex simplex{};

    [[nodiscard]] int staying(int kind, int channel) const { return kind * channels + channel; }
    [[nodiscard]] int coming(int kind, int channel) const { return kinds * channels + staying(kind, channel); }

    void addColumn(int column, std::optional<double> margin, int most)
    {
        simplex.setColumnLower(column, 0.0);
        simplex.setColumnUpper(column, margin ? most : 0.0);
        simplex.setObjectiveCoefficient(column, margin.value_or(0.0));
    }

    void addRow(const std::vector<int>& columns, double lower, double upper)
    {
        const std::vector<double> ones(columns.size(), 1.0);
        simplex.addRow(static_cast<int>(columns.size()), columns.data(), ones.data(), lower, upper);
    }

    void build()
    {
        simplex.setLogLevel(0);
        simplex.setOptimizationDirection(-1.0);
        simplex.resize(0, 2 * kinds * channels);
        std::vector<std::vector<int>> taken(model.capacity.size());
        for (int kind = 0; kind < kinds; ++kind) {
            const auto row = static_cast<std::size_t>(kind);
            std::vector<int> stays;
            std::vector<int> placed;
            int lying = 0;
            for (int channel = 0; channel < channels; ++channel) {
                const auto column = static_cast<std::size_t>(channel);
                addColumn(staying(kind, channel), model.margins[row][column], model.current[row][column]);
                addColumn(coming(kind, channel), model.margins[row][column], model.supply[row]);
                stays.push_back(staying(kind, channel));
                placed.insert(placed.end(), {staying(kind, channel), coming(kind, channel)});
                taken[column].insert(taken[column].end(), {staying(kind, channel), coming(kind, channel)});
                lying += model.current[row][column];
            }
            addRow(placed, -COIN_DBL_MAX, model.supply[row]);
            addRow(stays, lying - wholeShare(model.supply[row], model.mostShift), COIN_DBL_MAX);
        }
        for (std::size_t channel = 0; channel < taken.size(); ++channel) {
            addRow(taken[channel], -COIN_DBL_MAX, model.capacity[channel]);
        }
    }
};

} // namespace

int wholeShare(int units, double share) { return static_cast<int>(std::floor(units * share + kHair)); }

Result<Allocation> allocate(const AllocationModel& model)
{
    if (!isWhole(model)) {
        return invalid("An allocation needs a figure for every grade and channel, and no more units than there are.");
    }
    Program program{model};
    program.build();
    program.simplex.primal();
    if (!program.simplex.isProvenOptimal()) {
        return refused("No allocation keeps to all limits: a channel holds more than it may take, and too much would "
                       "have to move.");
    }
    Allocation found{{}, program.simplex.objectiveValue()};
    const double* const solution = program.simplex.primalColumnSolution();
    for (int kind = 0; kind < program.kinds; ++kind) {
        std::vector<int> row;
        for (int channel = 0; channel < program.channels; ++channel) {
            row.push_back(static_cast<int>(
                std::lround(solution[program.staying(kind, channel)] + solution[program.coming(kind, channel)])));
        }
        found.units.push_back(std::move(row));
    }
    return found;
}

} // namespace regrade::stats
