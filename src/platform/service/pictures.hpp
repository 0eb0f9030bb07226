// Pictures that people send: made small and new, then kept.
#pragma once

#include <functional>
#include <string>

#include "platform/images/images.hpp"
#include "platform/service/service.hpp"

namespace bookverse::service {

struct PictureSize {
    int width = 0;
    int height = 0;
};

/// One file for each wanted size, called `name_of(size)`; answers how large the last one became. Refuses as
/// images::probe() does. Ask first whether the caller may. A crash before anybody knows the names leaves files that
/// nobody sees.
Task<Result<PictureSize>> keep_picture(Platform& platform, std::string bytes, images::Wanted wanted,
                                       std::function<std::string(int)> name_of, Deadline deadline);

}  // namespace bookverse::service
