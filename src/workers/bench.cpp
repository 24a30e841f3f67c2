#include "workers/bench.h"

#include "vision/photofile.h"
#include "vision/teachadvice.h"
#include "workers/benchloop.h"

namespace regrade::workers {

domain::ProcessFilmed recordOf(const Film& film, const domain::StageId& stage,
                               const std::optional<domain::StepId>& step)
{
    domain::ProcessFilmed record{.stage = stage, .step = step, .film = film.hash};
    record.from = toIso(film.from);
    record.to = toIso(film.to);
    record.length = film.length;
    record.bytes = film.bytes;
    record.frames = film.frames;
    record.lost = film.lost;
    record.end = film.end;
    return record;
}

Bench::Bench(store::PhotoArchive archive, const Clock& clock)
    : m_desk(std::make_unique<Desk>(std::move(archive), clock))
{
}

Bench::~Bench() = default;

void Bench::watch(BenchWatcher watcher) { m_desk->watch(std::move(watcher)); }
void Bench::useCamera(std::string source) { m_desk->useCamera(std::move(source)); }
void Bench::readCodes(bool on) { m_desk->readCodes(on); }

void Bench::guide(GuideWish wish, std::function<void(Result<void>)> done)
{
    m_desk->submit<void>([desk = m_desk.get(), wish = std::move(wish)] { return desk->guide(wish); }, std::move(done));
}

void Bench::guideNoMore()
{
    m_desk->submit<void>(
        [desk = m_desk.get()] {
            desk->guideNoMore();
            return Result<void>();
        },
        {});
}

void Bench::setFramesPerPhoto(int frames)
{
    m_desk->submit<void>(
        [desk = m_desk.get(), frames] {
            desk->setFramesPerPhoto(frames);
            return Result<void>();
        },
        {});
}

void Bench::inspectLive(const domain::ProductTaught& taught, std::function<void(Result<InspectionResult>)> done)
{
    m_desk->submit<InspectionResult>(
        [desk = m_desk.get(), taught]() -> Result<InspectionResult> {
            const auto shot = desk->shot();
            if (!shot) {
                return shot.error();
            }
            auto result = desk->photos().inspect(taught, desk->photos().archive(shot->picture, taught.view));
            if (result && shot->remark) {
                result->remarks.push_back(*shot->remark);
            }
            return result;
        },
        std::move(done));
}

void Bench::quickBytes(const domain::ProductTaught& taught, std::vector<std::byte> photo,
                       std::function<void(Result<vision::QuickLook>)> done)
{
    m_desk->submit<vision::QuickLook>(
        [desk = m_desk.get(), taught, photo = std::move(photo)] { return desk->photos().quick(taught, photo); },
        std::move(done));
}

void Bench::inspectBytes(const domain::ProductTaught& taught, std::vector<std::byte> photo,
                         std::function<void(Result<InspectionResult>)> done)
{
    m_desk->submit<InspectionResult>(
        [desk = m_desk.get(), taught, photo = std::move(photo)] {
            return desk->photos().inspect(taught, desk->photos().archive(photo, taught.view));
        },
        std::move(done));
}

void Bench::teachBytes(std::vector<std::vector<std::byte>> photos, std::string view,
                       std::function<void(Result<TeachResult>)> done)
{
    m_desk->submit<TeachResult>([desk = m_desk.get(), photos = std::move(photos),
                                 view = std::move(view)] { return desk->photos().teach(photos, view); },
                                std::move(done));
}

void Bench::takePhoto(std::string view, std::function<void(Result<domain::PhotoRef>)> done)
{
    m_desk->submit<domain::PhotoRef>(
        [desk = m_desk.get(), view = std::move(view)]() -> Result<domain::PhotoRef> {
            const auto shot = desk->shot();
            if (!shot) {
                return shot.error();
            }
            auto photo = desk->photos().archive(shot->picture, view);
            return photo ? Result<domain::PhotoRef>(std::move(photo->ref)) : photo.error();
        },
        std::move(done));
}

void Bench::teachArchived(std::vector<domain::PhotoRef> photos, std::function<void(Result<TeachResult>)> done)
{
    m_desk->submit<TeachResult>(
        [desk = m_desk.get(), photos = std::move(photos)] { return desk->photos().teach(photos); }, std::move(done));
}

void Bench::adviseArchived(std::vector<domain::PhotoRef> photos, std::function<void(Result<std::vector<Error>>)> done)
{
    m_desk->submit<std::vector<Error>>(
        [desk = m_desk.get(), photos = std::move(photos)] { return desk->photos().advice(photos); }, std::move(done));
}

void Bench::adviseBytes(std::vector<std::vector<std::byte>> photos,
                        std::function<void(Result<std::vector<Error>>)> done)
{
    m_desk->submit<std::vector<Error>>(
        [photos = std::move(photos)]() -> Result<std::vector<Error>> {
            std::vector<cv::Mat> pictures;
            for (const auto& file : photos) {
                auto picture = vision::decodePhoto(file);
                if (!picture) {
                    return picture.error();
                }
                pictures.push_back(std::move(*picture));
            }
            return vision::adviseTeaching(pictures);
        },
        std::move(done));
}

void Bench::film(FilmWish wish, std::function<void(Result<void>)> begun, std::function<void(Result<Film>)> ended)
{
    m_desk->submit<void>(
        [desk = m_desk.get(), wish = std::move(wish), ended = std::move(ended)] { return desk->film(wish, ended); },
        std::move(begun));
}

void Bench::filmNoMore(domain::FilmEnd why)
{
    m_desk->submit<void>(
        [desk = m_desk.get(), why] {
            desk->filmNoMore(why);
            return Result<void>();
        },
        {});
}

void Bench::readCodesIn(std::vector<std::byte> photo, std::function<void(Result<std::vector<std::string>>)> done)
{
    m_desk->submit<std::vector<std::string>>(
        [desk = m_desk.get(), photo = std::move(photo)]() -> Result<std::vector<std::string>> {
            const auto picture = vision::decodePhoto(photo);
            return picture ? desk->codesIn(*picture) : picture.error();
        },
        std::move(done));
}

} // namespace regrade::workers
