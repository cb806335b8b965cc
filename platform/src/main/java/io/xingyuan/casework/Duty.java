package io.xingyuan.casework;

import io.xingyuan.kernel.Role;
import org.jspecify.annotations.Nullable;

/** 责任: whose a piece of work is: its holder's, else of everybody who has the role in the park. */
record Duty(Role role, @Nullable String holder, @Nullable String park) {}
