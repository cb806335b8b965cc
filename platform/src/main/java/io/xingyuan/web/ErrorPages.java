package io.xingyuan.web;

import static io.xingyuan.web.Texts.t;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong before or outside a handler: a filter's refusal, a fault while a page is written. */
@Controller
@Open
class ErrorPages implements ErrorController {

    /** Set by the filter chain when the form's token no longer fits. */
    static final String FORM_EXPIRED = ErrorPages.class.getName() + ".expired";

    /** Set when the browser says that a form came from another site. */
    static final String FOREIGN = ErrorPages.class.getName() + ".foreign";

    private final Errors errors;

    ErrorPages(Errors errors) {
        this.errors = errors;
    }

    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return errors.show(page(request, status), response);
    }

    private static ErrorPage page(HttpServletRequest request, int status) {
        if (request.getAttribute(FORM_EXPIRED) != null) {
            return new ErrorPage(
                    403, t("页面已过期"), t("这个页面打开太久，或者您已在别处重新登录，刚才的提交没有生效。"), t("请返回上一页，刷新后再提交。"), null, false);
        }
        if (request.getAttribute(FOREIGN) != null) {
            return new ErrorPage(403, t("提交来自别的网站"), t("这次提交不是从本系统的页面发出的，没有生效。"), t("请从菜单进入相应页面后再操作。"), null, false);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof InvalidParameterException refused) {
            return Errors.ofStatus(refused.getErrorCode(), "");
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            return Errors.bug(cause);
        }
        return status >= 500
                ? Errors.bug(new IllegalStateException("status " + status))
                : Errors.ofStatus(status, t("页面"));
    }
}
