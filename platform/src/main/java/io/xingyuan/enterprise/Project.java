package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 项目: something an enterprise builds or runs: a project, a service platform or a team. */
record Project(
        UUID id,
        EnterpriseId enterprise,
        Entity entity,
        String name,
        String stage,
        @Nullable LocalDate started) {}
