package io.xingyuan.policy.fund;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** 键已用过: the same key came again with another body; shown with status 422. */
public final class KeyReused extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    KeyReused() {
        super(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Chinese, for the form. */
    @Override
    public String getMessage() {
        return "这次提交的内容与先前用同一编号提交的不同，没有保存；请重新打开页面再填。";
    }
}
