#include "tests/passport/zplpaper.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace regrade::passport {

namespace {

class ZplPrinter {
public:
    explicit ZplPrinter(const std::string& stream) : m_left(stream) {}

    ZplPaper print()
    {
        ZplPaper printed;
        try {
            run(printed);
        } catch (const std::exception& fault) {
            printed.fault = fault.what();
            printed.fault += " at: " + m_left.substr(0, 60);
        }
        return printed;
    }

private:
    /// The numbers in `pattern`, which must come next.
    std::vector<int> take(const std::string& pattern)
    {
        std::smatch found;
        if (!std::regex_search(m_left, found, std::regex(pattern), std::regex_constants::match_continuous)) {
            throw std::runtime_error("not " + pattern);
        }
        std::vector<int> numbers;
        for (std::size_t i = 1; i < found.size(); ++i) {
            numbers.push_back(std::stoi(found[i]));
        }
        m_left = m_left.substr(static_cast<std::size_t>(found.length()));
        return numbers;
    }
    [[nodiscard]] bool comes(const std::string& text) const { return m_left.starts_with(text); }
    std::string upTo(const std::string& end)
    {
        const auto at = m_left.find(end);
        if (at == std::string::npos) {
            throw std::runtime_error("no " + end);
        }
        const std::string text = m_left.substr(0, at);
        m_left = m_left.substr(at + end.size());
        return text;
    }

    void run(ZplPaper& printed)
    {
        for (const char sign : m_left) {
            if (sign != '\n' && (sign < 0x20 || sign > 0x7E)) {
                throw std::runtime_error("a byte that is no printable ASCII");
            }
        }
        const auto size = take(R"(\^XA\n\^CI28\n\^PW(\d+)\n\^LL(\d+)\n\^LH0,0\n)");
        printed.paper = cv::Mat(size.at(1), size.at(0), CV_8U, cv::Scalar(255));
        while (!comes("^XZ")) {
            comes("^FT") ? text(printed) : shape(printed);
        }
        take(R"(\^XZ\n)");
        if (!m_left.empty()) {
            throw std::runtime_error("more behind the label");
        }
    }

    void text(ZplPaper& printed)
    {
        const auto place = take(R"(\^FT(\d+),(\d+)\^A0N,(\d+),(\d+)\^FH_\^FD)");
        if (place.at(0) >= printed.paper.cols || place.at(1) >= printed.paper.rows || place.at(2) < 1) {
            throw std::runtime_error("text beside the paper");
        }
        printed.texts.push_back(unescaped(upTo("^FS\n")));
    }

    static std::string unescaped(const std::string& field)
    {
        std::string text;
        for (std::size_t at = 0; at < field.size(); ++at) {
            if (field[at] == '^' || field[at] == '~') {
                throw std::runtime_error("a command in a text");
            }
            if (field[at] != '_') {
                text += field[at];
                continue;
            }
            if (!std::regex_match(field.substr(at + 1, 2), std::regex("[0-9A-F]{2}"))) {
                throw std::runtime_error("a broken escape");
            }
            text += static_cast<char>(std::stoi(field.substr(at + 1, 2), nullptr, 16));
            at += 2;
        }
        return text;
    }

    void shape(ZplPaper& printed)
    {
        const auto place = take(R"(\^FO(\d+),(\d+))");
        if (comes("^GB")) {
            const auto box = take(R"(\^GB(\d+),(\d+),(\d+)\^FS\n)");
            const cv::Rect outer(place.at(0), place.at(1), box.at(0), box.at(1));
            const int stroke = box.at(2);
            const cv::Rect inner(outer.x + stroke, outer.y + stroke, std::max(0, outer.width - 2 * stroke),
                                 std::max(0, outer.height - 2 * stroke));
            const cv::Mat before = inner.empty() ? cv::Mat() : printed.paper(inner).clone();
            printed.paper(outer).setTo(0);
            if (!before.empty()) {
                before.copyTo(printed.paper(inner));
            }
            return;
        }
        const auto picture = take(R"(\^GFA,(\d+),(\d+),(\d+),)");
        const std::vector<std::string> rows = rowsOf(upTo("^FS\n"), static_cast<std::size_t>(2 * picture.at(2)));
        if (picture.at(0) != picture.at(1) || picture.at(0) != picture.at(2) * static_cast<int>(rows.size())) {
            throw std::runtime_error("a picture of another size than it says");
        }
        for (std::size_t y = 0; y < rows.size(); ++y) {
            for (std::size_t digit = 0; digit < rows[y].size(); ++digit) {
                const char sign = rows[y][digit];
                const int nibble = sign <= '9' ? sign - '0' : sign - 'A' + 10;
                for (int bit = 0; bit < 4; ++bit) {
                    if ((nibble >> (3 - bit) & 1) != 0) {
                        ink(printed.paper, place.at(0) + static_cast<int>(4 * digit) + bit,
                            place.at(1) + static_cast<int>(y));
                    }
                }
            }
        }
    }

    static void ink(cv::Mat& paper, int x, int y)
    {
        if (x >= paper.cols || y >= paper.rows) {
            throw std::runtime_error("ink beside the paper");
        }
        paper.at<unsigned char>(y, x) = 0;
    }

    /// The rows of a picture in hexadecimal digits, from ZPL's short form.
    static std::vector<std::string> rowsOf(const std::string& data, std::size_t digits)
    {
        std::vector<std::string> rows;
        std::string row;
        std::size_t count = 0;
        const auto end = [&] {
            rows.push_back(row);
            row.clear();
        };
        for (const char sign : data) {
            if (sign >= 'G' && sign <= 'Y') {
                count += static_cast<std::size_t>(sign - 'G' + 1);
            } else if (sign >= 'g' && sign <= 'z') {
                count += 20 * static_cast<std::size_t>(sign - 'g' + 1);
            } else if (sign == ':' && row.empty() && !rows.empty()) {
                row = rows.back();
            } else if (sign == ',' && row.size() < digits) {
                row.resize(digits, '0');
            } else if ((sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'F')) {
                row.append(std::max<std::size_t>(count, 1), sign);
                count = 0;
            } else {
                throw std::runtime_error("a letter that is no picture");
            }
            if (row.size() > digits) {
                throw std::runtime_error("a row that is too long");
            }
            if (row.size() == digits) {
                end();
            }
        }
        if (!row.empty() || count != 0) {
            throw std::runtime_error("a row that is not whole");
        }
        return rows;
    }

    std::string m_left;
};

} // namespace

ZplPaper printedZpl(const std::string& stream) { return ZplPrinter(stream).print(); }

} // namespace regrade::passport
