#include "passport/paper.h"

#include <cairo-pdf.h>

#include <cmath>
#include <new>

namespace regrade::passport {

namespace {

cairo_status_t store(void* target, const unsigned char* bytes, unsigned int count)
{
    try {
        auto& file = *static_cast<std::vector<std::byte>*>(target);
        const auto* first = reinterpret_cast<const std::byte*>(bytes);
        file.insert(file.end(), first, first + count);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_WRITE_ERROR;
    }
}

Error notDrawn(cairo_status_t status)
{
    return deviceError("The label could not be drawn. Nothing was printed.", {}, cairo_status_to_string(status));
}

} // namespace

Result<std::vector<std::byte>> onPdf(const std::string& title, const std::function<void(cairo_t*)>& draw, PageMm page)
{
    return onPdf(title, std::vector{draw}, page);
}

Result<std::vector<std::byte>> onPdf(const std::string& title,
                                     const std::vector<std::function<void(cairo_t*)>>& drawings, PageMm page)
{
    constexpr const char* kNoTime = "2000-01-01T00:00:00Z";
    std::vector<std::byte> file;
    const Surface surface(
        cairo_pdf_surface_create_for_stream(store, &file, page.width * kPointsPerMm, page.height * kPointsPerMm));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, kNoTime);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, kNoTime);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    const Paper paper(cairo_create(surface.get()));
    for (const auto& draw : drawings) {
        draw(paper.get());
        cairo_show_page(paper.get());
    }
    const auto drawn = cairo_status(paper.get());
    cairo_surface_finish(surface.get());
    const auto written = cairo_surface_status(surface.get());
    if (drawn != CAIRO_STATUS_SUCCESS || written != CAIRO_STATUS_SUCCESS) {
        return notDrawn(drawn != CAIRO_STATUS_SUCCESS ? drawn : written);
    }
    return file;
}

Result<std::vector<std::byte>> onPng(int dpi, const std::function<void(cairo_t*)>& draw, PageMm page)
{
    if (dpi < 50 || dpi > 1200) {
        return invalid("A label picture has 50 to 1200 dots per inch, not {}.", {std::to_string(dpi)});
    }
    const double scale = dpi / 72.0;
    const auto pixels = [&](double mm) { return static_cast<int>(std::lround(mm * kPointsPerMm * scale)); };
    // In a surface of opacity alone, paper is opaque and ink takes the opacity away; its PNG is grey.
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, pixels(page.width), pixels(page.height)));
    const Paper paper(cairo_create(surface.get()));
    cairo_paint(paper.get());
    cairo_scale(paper.get(), scale, scale);
    cairo_set_operator(paper.get(), CAIRO_OPERATOR_DEST_OUT);
    draw(paper.get());
    std::vector<std::byte> file;
    auto status = cairo_status(paper.get());
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_write_to_png_stream(surface.get(), store, &file);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        return notDrawn(status);
    }
    return file;
}

} // namespace regrade::passport
