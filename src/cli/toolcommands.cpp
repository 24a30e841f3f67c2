#include "cli/commands.h"

#include "passport/mat.h"
#include "qr/gs1table.h"
#include "qr/scancontent.h"
#include "qr/tag.h"
#include "qr/writer.h"
#include "rules/policyfile.h"
#include "vision/photofile.h"
#include "workstation/marketshelf.h"

namespace regrade::cli {

namespace {

using nlohmann::json;

Result<Answer> readCodes(const std::string& file)
{
    const auto codes = codesIn(file);
    if (!codes) {
        return codes.error();
    }
    if (codes->empty()) {
        return notFound("No code was found in \"{}\".", {file});
    }
    Answer answer{{{"codes", json::array()}}, ""};
    for (const auto& code : *codes) {
        const auto tag = qr::parseTag(code.text);
        answer.data["codes"].push_back(
            {{"text", code.text}, {"format", code.format}, {"tag", tag ? json(tag->text()) : json()}});
        answer.text += code.format + (tag ? " (tag of a unit): " : ": ") + code.text + "\n";
    }
    return answer;
}

/// What a scanned code says, as the screens understand it.
Result<Answer> explainCode(const Common& common, const std::string& scanned)
{
    const auto places = placesFor(common);
    const auto policy = places ? rules::readPolicy(places->policy) : Result<rules::Policy>(places.error());
    if (!policy) {
        return policy.error();
    }
    const auto content = qr::contentOf(scanned, policy->codes);
    if (!content) {
        return content.error();
    }
    Answer answer{{{"kind", qr::nameOf(content->kind)}, {"text", content->text}},
                  std::string(qr::nameOf(content->kind)) + ": " + content->text + "\n"};
    if (content->tag) {
        answer.data["tag"] = content->tag->text();
    }
    if (content->parcel) {
        answer.data["parcel"] = {{"scheme", content->parcel->scheme}, {"number", content->parcel->number}};
        answer.text += content->parcel->scheme + ": " + content->parcel->number + "\n";
    }
    if (!content->gtin.empty()) {
        answer.data["gtin"] = content->gtin;
    }
    if (!content->gs1) {
        return answer;
    }
    answer.data["elements"] = json::array();
    for (const qr::Gs1Element& element : content->gs1->elements()) {
        const std::string& title = qr::gs1Identifier(element.ai)->title;
        answer.data["elements"].push_back({{"ai", element.ai}, {"title", title}, {"value", element.value}});
        answer.text += "(" + element.ai + ") " + title + ": " + element.value + "\n";
    }
    if (const auto link = content->gs1->digitalLink("https://id.gs1.org")) {
        answer.data["digital_link"] = *link;
    }
    return answer;
}

struct QrOptions {
    std::string text;
    std::string file;
    int modulePixels = 8;
};

Result<Answer> writeCode(const QrOptions& options)
{
    const auto modules = qr::writeQr(options.text);
    if (!modules) {
        return modules.error();
    }
    const auto png = vision::encodePng(qr::pictureOf(*modules, options.modulePixels));
    if (!png) {
        return png.error();
    }
    if (const auto written = writeFile(options.file, *png); !written) {
        return written.error();
    }
    return Answer{{{"text", options.text}, {"modules", modules->size}, {"file", options.file}},
                  options.file + ": " + std::to_string(modules->size) + " x " + std::to_string(modules->size) +
                      " modules.\n"};
}

Result<Answer> checkPolicy(const Common& common)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    const auto policy = workstation::housePolicy(*places);
    if (!policy) {
        return policy.error();
    }
    return Answer{{{"version", policy->version},
                   {"folder", places->policy.string()},
                   {"grades", policy->grades.size()},
                   {"stages", policy->stages.size()},
                   {"channels", policy->channels.size()}},
                  "The policy holds: version " + policy->version + ", " + std::to_string(policy->grades.size()) +
                      " grades, " + std::to_string(policy->stages.size()) + " stages, " +
                      std::to_string(policy->channels.size()) + " channels.\n"};
}

Result<Answer> writeMat(const std::string& file)
{
    constexpr int kMatDpi = 300;
    const bool picture = file.ends_with(".png");
    if (!picture && !file.ends_with(".pdf")) {
        return invalid("The mat is written as .pdf or .png, not as {}.", {file});
    }
    const auto sheet = picture ? passport::matPng(kMatDpi) : passport::matPdf();
    if (!sheet) {
        return sheet.error();
    }
    if (const auto written = writeFile(file, *sheet); !written) {
        return written.error();
    }
    return Answer{{{"file", file}}, file + ": print it at 100 % on A4 and check the ruler: 100 mm.\n"};
}

} // namespace

Result<std::vector<qr::Code>> codesIn(const std::string& file)
{
    const auto bytes = readFile(file);
    if (!bytes) {
        return bytes.error();
    }
    const auto picture = vision::decodePhoto(*bytes);
    if (!picture) {
        return picture.error();
    }
    return qr::Reader().read(*picture);
}

void addToolCommands(CLI::App& app, Plan& plan)
{
    CLI::App* qr = app.add_subcommand("qr", "Read and write codes")->require_subcommand(1);
    auto picture = std::make_shared<std::string>();
    CLI::App* read = qr->add_subcommand("read", "Every code in a picture");
    read->add_option("picture", *picture, "Picture file")->required();
    read->callback([&plan, picture] { plan.command = [picture] { return readCodes(*picture); }; });

    auto scanned = std::make_shared<std::string>();
    CLI::App* explain =
        qr->add_subcommand("explain", "What a scanned code says: a tag, GS1 data, a product code, an order, a parcel");
    explain->add_option("text", *scanned, "What the scanner sent, e.g. ]d20109506000134352 or a web address")
        ->required();
    explain->callback(
        [&plan, scanned] { plan.command = [&plan, scanned] { return explainCode(plan.common, *scanned); }; });

    auto options = std::make_shared<QrOptions>();
    CLI::App* write = qr->add_subcommand("write", "A text as QR code in a PNG file");
    write->add_option("text", options->text, "The text, e.g. a unit's tag")->required();
    write->add_option("--out", options->file, "PNG file")->required();
    write->add_option("--module", options->modulePixels, "Pixels per module")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    write->callback([&plan, options] { plan.command = [options] { return writeCode(*options); }; });

    CLI::App* vision =
        app.add_subcommand("vision", "What the camera needs, and how well it finds damage")->require_subcommand(1);
    auto sheet = std::make_shared<std::string>();
    CLI::App* mat = vision->add_subcommand("mat", "The reference mat that gives photos their scale, on A4");
    mat->add_option("--out", *sheet, "PDF or PNG file")->required();
    mat->callback([&plan, sheet] { plan.command = [sheet] { return writeMat(*sheet); }; });

    CLI::App* policy = app.add_subcommand("policy", "What the warehouse may change")->require_subcommand(1);
    policy->add_subcommand("check", "Read the policy whole and say what is wrong with it")->callback([&plan] {
        plan.command = [&plan] { return checkPolicy(plan.common); };
    });
}

} // namespace regrade::cli
