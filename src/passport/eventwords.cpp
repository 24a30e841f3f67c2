#include "passport/eventwords.h"

#include "passport/names.h"

#include <cctype>
#include <stdexcept>

namespace regrade::passport {

using namespace domain;

Text wordsFor(Cosmetic level)
{
    switch (level) {
    case Cosmetic::none: return {"no traces", "无痕迹"};
    case Cosmetic::light: return {"light traces", "轻微痕迹"};
    case Cosmetic::flaw: return {"a visible flaw", "外观瑕疵"};
    case Cosmetic::heavy: return {"heavy damage", "严重损伤"};
    }
    throw std::logic_error("unknown cosmetic level");
}

Text wordsFor(PartOrigin origin)
{
    switch (origin) {
    case PartOrigin::newOem: return {"New, from the maker", "全新原厂件"};
    case PartOrigin::newAftermarket: return {"New, from another maker", "全新副厂件"};
    case PartOrigin::harvested: return {"Harvested from another unit", "拆自另一件商品"};
    }
    throw std::logic_error("unknown origin of a part");
}

Text wordsFor(SupplierStatus status)
{
    switch (status) {
    case SupplierStatus::opened: return {"opened", "已立案"};
    case SupplierStatus::sent: return {"sent to the supplier", "已发送供应商"};
    case SupplierStatus::answered: return {"answered by the supplier", "供应商已答复"};
    case SupplierStatus::measureAgreed: return {"a measure is agreed", "已商定措施"};
    case SupplierStatus::closed: return {"closed", "已结案"};
    }
    throw std::logic_error("unknown status of a supplier's case");
}

Text wordsFor(const Axes& axes)
{
    std::vector<Text> facts;
    if (axes.packaging) {
        facts.push_back(*axes.packaging == Packaging::intact ? Text{"packaging intact", "包装完好"}
                                                             : Text{"packaging damaged", "包装破损"});
    }
    if (axes.cosmetic) {
        facts.push_back(wordsFor(*axes.cosmetic));
    }
    if (axes.function) {
        facts.push_back(*axes.function == Function::works ? Text{"works", "功能正常"}
                                                          : Text{"has a functional fault", "功能故障"});
    }
    if (axes.used) {
        facts.push_back({"was used", "曾使用"});
    }
    Text all = listed(facts, {", ", "，"});
    const auto raise = [](std::string& text) {
        if (!text.empty()) {
            text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
        }
    };
    raise(all.en);
    if (all.de) {
        raise(*all.de);
    }
    return all;
}

} // namespace regrade::passport
