#include "tables/tablefile.h"

#include "tables/csvtext.h"
#include "tests/support/temporaryfolder.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iconv.h>

namespace regrade::tables {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Cells = std::vector<std::string>;

struct Read {
    Cells headings;
    std::vector<Cells> rows;
    std::vector<std::int64_t> numbers;
    std::vector<std::string> flaws; ///< "3: It has ..."
    std::string problem;
    Encoding encoding = Encoding::utf8;
};

class Table : public testing::Test {
protected:
    std::filesystem::path file(const std::string& bytes)
    {
        const auto path = m_folder / "list";
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

    Read read(const std::string& bytes, std::optional<Encoding> encoding = {})
    {
        Read all;
        auto table = TableFile::open(file(bytes), encoding);
        if (!table) {
            all.problem = table.error().what();
            return all;
        }
        all.encoding = table->encoding();
        const auto done = table->each([&](const TableRow& row) {
            all.headings = row.headings;
            all.rows.push_back(row.cells);
            all.numbers.push_back(row.number);
            if (row.flaw) {
                all.flaws.push_back(std::to_string(row.number) + ": " + row.flaw->what());
            }
            return true;
        });
        all.problem = done ? "" : done.error().what();
        return all;
    }

    const tests::TemporaryFolder m_folder;
};

std::string turnedInto(const char* encoding, std::string text)
{
    const iconv_t turn = iconv_open(encoding, "UTF-8");
    std::string bytes(text.size() * 4, '\0');
    char* in = text.data();
    std::size_t left = text.size();
    char* out = bytes.data();
    std::size_t room = bytes.size();
    EXPECT_NE(iconv(turn, &in, &left, &out, &room), static_cast<std::size_t>(-1));
    iconv_close(turn);
    bytes.resize(bytes.size() - room);
    return bytes;
}

TEST_F(Table, readsQuotedCellsAndKeepsTheirLines)
{
    const auto all = read("order,reason\r\n1,\"a, \"\"b\"\"\"\r\n2,\"two\r\nlines\"\r\n\r\n3,c");

    EXPECT_EQ(all.problem, "");
    EXPECT_THAT(all.headings, ElementsAre("order", "reason"));
    EXPECT_THAT(all.rows, ElementsAre(Cells{"1", "a, \"b\""}, Cells{"2", "two\r\nlines"}, Cells{"3", "c"}));
    EXPECT_THAT(all.numbers, ElementsAre(2, 3, 6)) << "the line on which a row begins";
}

TEST_F(Table, knowsEveryLineEnd)
{
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const auto all = read("a,b" + end + "1,2" + end + end + "3,4" + end);

        EXPECT_THAT(all.rows, ElementsAre(Cells{"1", "2"}, Cells{"3", "4"}));
        EXPECT_THAT(all.numbers, ElementsAre(2, 4));
    }
}

TEST_F(Table, tellsTheSeparatorFromTheHeading)
{
    EXPECT_THAT(read("a;b;\"c,d,e,f\"\n1;2,5;3\n").rows, ElementsAre(Cells{"1", "2,5", "3"}));
    EXPECT_THAT(read("a\tb\n1\t2, 3\n").rows, ElementsAre(Cells{"1", "2, 3"}));
}

TEST_F(Table, tellsTheEncoding)
{
    const std::string text = "订单,原因\n1001,包装破损，外箱压扁\n1002,Gehäuse zerkratzt é\n";
    const std::vector<std::pair<std::string, Encoding>> files{
        {text, Encoding::utf8},
        {"\xEF\xBB\xBF" + text, Encoding::utf8},
        {"\xFF\xFE" + turnedInto("utf-16le", text), Encoding::utf16le},
        {"\xFE\xFF" + turnedInto("utf-16be", text), Encoding::utf16be},
        {turnedInto("utf-16le", "order,reason\n1,Gehäuse\n"), Encoding::utf16le},
        {turnedInto("gb18030", "订单,原因\n1001,包装破损，外箱压扁\n"), Encoding::gb18030}};
    for (const auto& [bytes, encoding] : files) {
        const auto all = read(bytes);

        EXPECT_EQ(all.problem, "");
        EXPECT_EQ(all.encoding, encoding);
        ASSERT_FALSE(all.rows.empty());
        EXPECT_TRUE(all.headings[0] == "订单" || all.headings[0] == "order") << all.headings[0];
        EXPECT_TRUE(all.rows[0][1] == "包装破损，外箱压扁" || all.rows[0][1] == "Gehäuse") << all.rows[0][1];
    }
}

TEST_F(Table, neverGuessesAWesternEncoding)
{
    const std::string bytes = turnedInto("windows-1252", "order,reason\n1,Gehäuse zerkratzt, größer\n");

    EXPECT_THAT(read(bytes).problem, HasSubstr("say which encoding it has"));
    EXPECT_EQ(read("order,reason\n1,Geh\xE4use\n", Encoding::windows1252).rows.at(0).at(1), "Gehäuse");
    EXPECT_THAT(read("order\n1\n2\xFF\n", Encoding::utf8).problem, HasSubstr("Byte 10 of the file is no letter"));
}

TEST_F(Table, turnsLettersThatLieAcrossTwoPieces)
{
    std::string text = "order,reason\n";
    for (int row = 0; row < 30'000; ++row) {
        text += std::to_string(row) + ",破损\n";
    }
    for (const char* encoding : {"utf-8", "gb18030"}) {
        const auto all = read(turnedInto(encoding, text));

        ASSERT_EQ(all.problem, "");
        ASSERT_EQ(all.rows.size(), 30'000U);
        EXPECT_TRUE(std::all_of(all.rows.begin(), all.rows.end(), [](const Cells& row) { return row[1] == "破损"; }));
    }
}

TEST_F(Table, namesRowsThatAreNotAsLongAsTheHeading)
{
    const auto all = read("a,b,c\n1,2,3\n1,2\n1,2,3,4\n");

    EXPECT_THAT(all.flaws,
                ElementsAre("3: It has 2 cells, the heading has 3.", "4: It has 4 cells, the heading has 3."));
}

TEST_F(Table, stopsWhereQuotationMarksAreBroken)
{
    EXPECT_THAT(read("a,b\n1,2\n3,x\"y\n").problem, HasSubstr("Row 3 has a quotation mark"));
    EXPECT_THAT(read("a,b\n1,2\n3,\"never closed\n4,5\n").problem, HasSubstr("Row 3 has a quotation mark"));
    EXPECT_THAT(read("a,b\n1,\"" + std::string(3'000'000, 'x') + "\n").problem, HasSubstr("longer than a million"));
}

TEST_F(Table, keepsBytesThatAreNothingToText)
{
    const auto all = read(std::string("a,b\n1,x\0y\n", 10));

    EXPECT_THAT(all.rows, ElementsAre(Cells{"1", std::string("x\0y", 3)}));
}

TEST_F(Table, readsJsonListsAndJsonLines)
{
    const std::string one = R"({"order": "1", "price": 12.90, "open": true, "serial": null})";
    const std::string other = R"({"price": 7, "order": 2, "reason": "包装\u7834损"})";
    for (const std::string& text : {"[" + one + ",\n" + other + "]", one + "\n" + other + "\n"}) {
        const auto all = read(text);

        EXPECT_EQ(all.problem, "");
        EXPECT_THAT(all.headings, ElementsAre("order", "price", "open", "serial", "reason"));
        EXPECT_THAT(all.rows, ElementsAre(Cells{"1", "12.90", "true", ""}, Cells{"2", "7", "", "", "包装破损"}));
        EXPECT_THAT(all.numbers, ElementsAre(1, 2));
    }
}

TEST_F(Table, namesWhatIsWrongInJson)
{
    EXPECT_THAT(read(R"([{"order": "1"}, {"order": ["2", {"a": 1}]}, {"order": "3"}])").flaws,
                ElementsAre("2: \"order\" holds a list or an object where a value belongs."));
    EXPECT_THAT(read(R"([{"order": "1"}, 5])").problem, HasSubstr("Row 2 is no object"));
    EXPECT_THAT(read(R"([{"order": "1"}, {"order": )").problem, HasSubstr("in row 2"));
    EXPECT_THAT(read(R"([{"order": ")" + std::string(3'000'000, 'x')).problem, HasSubstr("longer than a million"));
    EXPECT_THAT(read(std::string(2'000'000, '[')).problem, testing::Not(IsEmpty()));
}

TEST_F(Table, isGivenUpWhileItsEncodingIsTold)
{
    const auto path = file(std::string(300'000, 'x'));
    int asked = 0;

    const auto table = TableFile::open(path, {}, [&] { return ++asked < 2; });

    EXPECT_FALSE(table);
    EXPECT_EQ(asked, 2);
}

TEST_F(Table, refusesWhatIsNoTable)
{
    EXPECT_THAT(read("").problem, HasSubstr("is empty"));
    EXPECT_THAT(read(" \n\n").problem, HasSubstr("is empty"));
    EXPECT_THAT(TableFile::open(m_folder / "none").error().what(), HasSubstr("There is no file"));
    EXPECT_THAT(TableFile::open(m_folder.path()).error().what(), HasSubstr("There is no file"));
}

TEST_F(Table, stopsWhenItIsTold)
{
    std::string text = "a,b\n";
    for (int row = 0; row < 50'000; ++row) {
        text += "1,2\n";
    }
    for (const bool json : {false, true}) {
        const std::string bytes = json ? "[{\"a\":1" + std::string(300'000, ' ') + "}]" : text;
        auto table = TableFile::open(file(bytes)).value();
        const auto done = table.each([](const TableRow&) { return true; }, [](std::int64_t) { return false; });

        EXPECT_THAT(done.error().what(), HasSubstr("Stopped"));
    }
    int rows = 0;
    auto table = TableFile::open(file(text)).value();
    EXPECT_TRUE(table.each([&](const TableRow&) { return ++rows < 3; }));
    EXPECT_EQ(rows, 3);
}

TEST(CsvRow, quotesAndStartsNoFormula)
{
    EXPECT_EQ(csvRow({"a", "b \"c\"", "d,e", "", "two\nlines"}), "a,\"b \"\"c\"\"\",\"d,e\",,\"two\nlines\"\r\n");
    for (const std::string evil : {"=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"}) {
        EXPECT_EQ(csvRow({evil}).substr(0, 2), "\"'") << evil;
    }
    EXPECT_EQ(csvRow({"-12.5", "+3", "1e5"}), "-12.5,\"'+3\",1e5\r\n");
}

} // namespace
} // namespace regrade::tables
