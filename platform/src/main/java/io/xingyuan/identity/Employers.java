package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import java.util.Optional;

/** 所属企业: finds the enterprise that an account is opened for; the module that keeps enterprises publishes it. */
public interface Employers {

    /** The enterprise with this 统一社会信用代码, as somebody typed it. */
    Optional<Employer> byCreditCode(String typed);

    /** An enterprise that people may have accounts for. */
    record Employer(EnterpriseId id, String name) {}
}
