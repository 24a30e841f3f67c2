#include "workers/printer.h"

#include <gmock/gmock.h>

namespace regrade::workers {
namespace {

using testing::HasSubstr;

std::string refusal(const PrinterForm& form)
{
    const auto printer = parsePrinter(form);
    return printer ? "" : printer.error().what();
}

TEST(ParsePrinter, takesPortsAndFolders)
{
    const auto zebra = parsePrinter({" Zebra ", "zpl", " 192.168.1.40:9100 ", 300, {{"sale", "box"}}});
    ASSERT_TRUE(zebra) << zebra.error().what();
    EXPECT_EQ(zebra->name, "Zebra");
    EXPECT_EQ(zebra->language, PrinterLanguage::zpl);
    EXPECT_EQ(zebra->port(), (PrinterPort{"192.168.1.40", 9100}));
    EXPECT_FALSE(parsePrinter({"Folder", "pdf", "/srv/labels", 203, {}})->port());
    EXPECT_EQ(parsePrinter({"P", "pdf", "zebra-1.local", 203, {}})->port(), (PrinterPort{"zebra-1.local", 9100}));
    EXPECT_EQ(parsePrinter({"P", "pdf", "[fe80::1%eth0]:9101", 203, {}})->port(), (PrinterPort{"fe80::1%eth0", 9101}));
    EXPECT_TRUE(parsePrinter({"四十个汉字以内的名称也可以用来命名标签打印机不应按字节计算", "pdf", "/x", 203, {}}));
}

TEST(ParsePrinter, refusesWithOneSentence)
{
    EXPECT_THAT(refusal({"", "pdf", "10.0.0.9", 203, {}}), HasSubstr("1 to 40 characters"));
    EXPECT_THAT(refusal({std::string(41, 'x'), "pdf", "10.0.0.9", 203, {}}), HasSubstr("1 to 40 characters"));
    EXPECT_THAT(refusal({"a\nb", "pdf", "10.0.0.9", 203, {}}), HasSubstr("1 to 40 characters"));
    EXPECT_THAT(refusal({"P", "PDF", "10.0.0.9", 203, {}}), HasSubstr("pdf or zpl"));
    for (const char* port : {"0", "65536", "-1", "", "9100x", "99999999999"}) {
        EXPECT_THAT(refusal({"P", "pdf", std::string("10.0.0.9:") + port, 203, {}}), HasSubstr("from 1 to 65535"));
    }
    for (const char* address : {"", ":9100", "http://10.0.0.9", "::1", "[::1", "[::1]x", "labels/out", "a b"}) {
        EXPECT_THAT(refusal({"P", "pdf", address, 203, {}}), HasSubstr("is no address of a printer")) << address;
    }
    EXPECT_THAT(refusal({"P", "pdf", "10.0.0.9", 99, {}}), HasSubstr("100 to 1200"));
    EXPECT_THAT(refusal({"P", "pdf", "10.0.0.9", 1201, {}}), HasSubstr("100 to 1200"));
    EXPECT_THAT(refusal({"P", "pdf", "10.0.0.9", 203, {{"gift", "x"}}}), HasSubstr("intake or sale"));
    EXPECT_THAT(refusal({"P", "pdf", "10.0.0.9", 203, {{"sale", " "}}}), HasSubstr("has no name"));
}

TEST(Printers, haveEachNameOnce)
{
    const auto one = withPrinter({}, *parsePrinter({"Zebra", "pdf", "10.0.0.9", 203, {}}));
    ASSERT_TRUE(one);
    const auto two = withPrinter(*one, *parsePrinter({"ZEBRA", "pdf", "10.0.0.8", 203, {}}));
    ASSERT_FALSE(two);
    EXPECT_THAT(two.error().what(), HasSubstr("There is a printer Zebra already"));
    EXPECT_TRUE(withoutPrinter(*one, "zebra")->empty());
    EXPECT_FALSE(withoutPrinter(*one, "Brother"));
}

TEST(PrinterFor, isTheNamedOneOrTheOneForTheLabelOrTheFirst)
{
    using domain::LabelKind;
    const Printers printers{*parsePrinter({"First", "pdf", "10.0.0.1", 203, {}}),
                            *parsePrinter({"Boxes", "pdf", "10.0.0.2", 203, {{"sale", "box"}}})};

    EXPECT_EQ(printerFor(printers, "", LabelKind::intake)->name, "First");
    EXPECT_EQ(printerFor(printers, "", LabelKind::sale)->name, "Boxes");
    EXPECT_EQ(printerFor(printers, "boxes", LabelKind::intake)->name, "Boxes");
    EXPECT_FALSE(printerFor(printers, "Brother", LabelKind::sale));
    EXPECT_THAT(printerFor({}, "", LabelKind::sale).error().what(), HasSubstr("No printer is set up"));
}

} // namespace
} // namespace regrade::workers
