#pragma once

#include "tests/support/temporaryfolder.h"

#include <cstdio>
#include <fstream>
#include <string>

namespace regrade::tests {

/// What a command printed; empty = it failed.
inline std::string toldBy(const std::string& command)
{
    FILE* pipe = popen(command.c_str(), "r");
    std::string told;
    char piece[4096];
    while (pipe != nullptr && std::fgets(piece, sizeof piece, pipe) != nullptr) {
        told += piece;
    }
    return pipe != nullptr && pclose(pipe) == 0 ? told : std::string();
}

/// R as a second opinion, in the same run.
inline bool hasR(const std::string& package)
{
    return toldBy("Rscript -e 'cat(requireNamespace(\"" + package + "\", quietly = TRUE))' 2>/dev/null") == "TRUE";
}

/// Runs a program of R, in which `given` is the name of a file that holds `data`, and answers what it prints.
inline std::string toldByR(const std::string& program, const std::string& data)
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "data") << data;
    std::ofstream(folder.path() / "program.R") << "given <- \"" << (folder.path() / "data").string() << "\"\n"
                                               << program << '\n';
    return toldBy("Rscript '" + (folder.path() / "program.R").string() + "' 2>/dev/null");
}

} // namespace regrade::tests
