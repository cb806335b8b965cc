package io.xingyuan.enterprise;

import io.xingyuan.audit.PastChange;
import io.xingyuan.web.Listing;

/** 变更记录页. */
record PastChangePage(Enterprise enterprise, Listing<PastChange> listing) {}
