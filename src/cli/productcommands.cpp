#include "cli/commands.h"

#include "domain/eventjson.h"
#include "insight/catalogue.h"
#include "stations/intake.h"

namespace regrade::cli {

namespace {

struct ProductForm {
    std::string sku;
    std::string name;
    std::string category;
    std::string owner = "own";
    std::string price;
    std::string partsValue;
    std::string size;
    int weightG = 0;
};

Result<domain::ProductRegistered> productFrom(const ProductForm& form)
{
    const auto price = parseMoney(form.price);
    if (!price) {
        return price.error();
    }
    const auto parts = parseMoney(form.partsValue);
    if (!parts) {
        return parts.error();
    }
    const auto size = sizeFrom(form.size);
    if (!size) {
        return size.error();
    }
    return domain::ProductRegistered{.sku = domain::Sku(form.sku),
                                     .name = form.name,
                                     .category = domain::CategoryId(form.category),
                                     .owner = domain::OwnerId(form.owner),
                                     .originalPrice = *price,
                                     .partsValue = *parts,
                                     .size = *size,
                                     .weightG = form.weightG};
}

Result<Answer> showProduct(Session& session, const std::string& sku)
{
    const auto product = session.product(domain::Sku(sku));
    if (!product) {
        return product.error();
    }
    std::string line = sku + ": " + (product->facts ? product->facts->name : "not registered");
    for (const auto& lesson : product->taught) {
        line += ", " + lesson.view + " taught from " + std::to_string(lesson.photos.size()) + " photos";
    }
    return Answer{domain::describe(*product), line + ".\n"};
}

Result<Answer> registerProduct(Session& session, const ProductForm& form)
{
    const auto facts = productFrom(form);
    if (!facts) {
        return facts.error();
    }
    const auto receipt = session.perform(facts->sku, [&](const domain::Product& product, Time) {
        return stations::registerProduct(product, session.policy(), *facts);
    });
    return receipt ? showProduct(session, form.sku) : receipt.error();
}

Result<Answer> listProducts(Session& session)
{
    const auto rows = insight::products(session.station().reader());
    if (!rows) {
        return rows.error();
    }
    Answer answer{nlohmann::json::array(), ""};
    for (const auto& row : *rows) {
        answer.data.push_back({{"sku", row.sku},
                               {"name", row.name},
                               {"category", row.category},
                               {"originalPrice", domain::describe(row.originalPrice)},
                               {"taughtPhotos", row.taughtPhotos},
                               {"units", row.units}});
        answer.text += row.sku + "  " + row.name + "  " + toText(row.originalPrice) +
                       "  taught photos: " + std::to_string(row.taughtPhotos) +
                       "  units: " + std::to_string(row.units) + "\n";
    }
    return answer;
}

struct Lesson {
    std::string sku;
    std::string view = "front";
    std::vector<std::string> files;
};

Result<Answer> teach(Session& session, const Lesson& lesson)
{
    const domain::Sku sku(lesson.sku);
    const auto facts = session.facts(sku);
    if (!facts) {
        return facts.error();
    }
    std::vector<std::vector<std::byte>> photos;
    for (const std::string& file : lesson.files) {
        auto bytes = readFile(file);
        if (!bytes) {
            return bytes.error();
        }
        photos.push_back(std::move(*bytes));
    }
    const auto taught = waitFor<workers::TeachResult>(
        [&](auto done) { session.station().bench().teachBytes(std::move(photos), lesson.view, std::move(done)); });
    if (!taught) {
        return taught.error();
    }
    const domain::ProductTaught event{sku, lesson.view, taught->photos, taught->model};
    const auto receipt = session.perform(
        sku, [&](const domain::Product& product, Time) { return stations::teachProduct(product, event); },
        taught->model);
    if (!receipt) {
        return receipt.error();
    }
    auto answer = showProduct(session, lesson.sku);
    if (answer) {
        answer->data["model"] = taught->model;
        answer->data["falseRejectBound"] = taught->falseRejectBound;
    }
    return answer;
}

struct OrderCount {
    std::string sku;
    std::string month;
    int orders = 0;
};

Result<Answer> countOrders(Session& session, const OrderCount& count)
{
    const domain::Sku sku(count.sku);
    const domain::OrdersCounted event{sku, count.month, count.orders};
    const auto receipt = session.perform(
        sku, [&](const domain::Product& product, Time) { return stations::countOrders(product, event); });
    return receipt ? showProduct(session, count.sku) : receipt.error();
}

} // namespace

void addProductCommands(CLI::App& app, Plan& plan)
{
    CLI::App* product = app.add_subcommand("product", "Register products and look at them")->require_subcommand(1);

    auto form = std::make_shared<ProductForm>();
    CLI::App* add = product->add_subcommand("add", "Register a product, or replace its facts");
    add->add_option("--sku", form->sku, "Stock keeping unit")->required();
    add->add_option("--name", form->name, "Name as people read it")->required();
    add->add_option("--category", form->category, "A category of the policy, e.g. home")->required();
    add->add_option("--owner", form->owner, "Seller that owns the units")->capture_default_str();
    add->add_option("--price", form->price, "Original price, e.g. \"129.90 EUR\"")->required();
    add->add_option("--parts-value", form->partsValue, "What its parts are worth: the price of grade D")->required();
    add->add_option("--size", form->size, "Product size in mm, e.g. 250x150x80")->required();
    add->add_option("--weight", form->weightG, "Weight in grams")->required();
    add->callback([&plan, form] {
        plan.command = inSession(plan, [form](Session& session) { return registerProduct(session, *form); });
    });

    auto shown = std::make_shared<std::string>();
    CLI::App* show = product->add_subcommand("show", "One product with what it was taught");
    show->add_option("sku", *shown, "Stock keeping unit")->required();
    show->callback([&plan, shown] {
        plan.command = inSession(plan, [shown](Session& session) { return showProduct(session, *shown); });
    });
    product->add_subcommand("list", "Every product")->callback([&plan] {
        plan.command = inSession(plan, listProducts);
    });

    auto count = std::make_shared<OrderCount>();
    CLI::App* orders = product->add_subcommand("orders", "Count orders of new goods: the base of return rates");
    orders->add_option("--sku", count->sku, "Stock keeping unit")->required();
    orders->add_option("--month", count->month, "YYYY-MM")->required();
    orders->add_option("--count", count->orders, "Number of orders")->required();
    orders->callback([&plan, count] {
        plan.command = inSession(plan, [count](Session& session) { return countOrders(session, *count); });
    });

    auto lesson = std::make_shared<Lesson>();
    CLI::App* teaching = app.add_subcommand("teach", "Teach a product from 1 to 16 photos of good units");
    teaching->add_option("--sku", lesson->sku, "Stock keeping unit")->required();
    teaching->add_option("--view", lesson->view, "Side that the photos show")->capture_default_str();
    teaching->add_option("photos", lesson->files, "Photo files")->required();
    teaching->callback([&plan, lesson] {
        plan.command = inSession(plan, [lesson](Session& session) { return teach(session, *lesson); });
    });
}

} // namespace regrade::cli
