#pragma once

#include "passport/labelwriters.h"
#include "tests/passport/samples.h"
#include "tests/support/temporaryfolder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace regrade::passport {

inline const std::string kNasty = R"(中文 é ü ß "two" 'one' ^XZ ~JR _5E \& {tag} 50%)";

inline std::string textOf(const std::vector<std::byte>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A folder for what a test writes, and foreign programs that look at it.
class LabelFolder {
public:
    std::filesystem::path write(const std::string& name, const std::vector<std::byte>& bytes) const;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_folder / name; }
    /// What zbarimg reads in the pictures, in their order: one text each where each shows one code.
    [[nodiscard]] std::vector<std::string> readByZbar(const std::vector<std::filesystem::path>& pictures) const;
    /// The first page as a printer of this resolution would put it on paper.
    [[nodiscard]] std::filesystem::path rendered(const std::filesystem::path& pdf, int dpi) const;

private:
    tests::TemporaryFolder m_folder;
};

/// What a command says; it must succeed.
std::string saidBy(const std::string& command);
bool isInstalled(const std::string& program);

/// A label for every use, with nasty text in every field that a person fills.
Label nastyLabel(LabelUse use, PaperLanguage language);
/// The shipped templates, and each of them as a whole label.
struct NastyLabel {
    LabelTemplate form;
    Label label;
};
std::vector<NastyLabel> nastyLabels();

} // namespace regrade::passport
