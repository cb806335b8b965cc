package io.xingyuan.casework;

import java.util.Optional;

/** 进度查询页. */
record ProgressPage(String number, String code, boolean asked, Optional<PublicCases.Progress> found) {}
