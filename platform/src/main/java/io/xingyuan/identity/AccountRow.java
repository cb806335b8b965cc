package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import java.util.List;

/** 账号行: a line of the list. */
record AccountRow(Account account, List<Role> roles, boolean waiting) {}
