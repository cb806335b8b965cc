package io.xingyuan.web;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what a handler throws into a page that says what happened and what to do. */
@ControllerAdvice
class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    @ExceptionHandler({NotFound.class, NoResourceFoundException.class})
    ModelAndView notFound(Exception cause) {
        String what = cause instanceof NotFound notFound ? notFound.getMessage() : "页面";
        return page(
                HttpStatus.NOT_FOUND,
                new ErrorPage("没有找到", t("没有找到这个{0}，或者您无权查看。", t(String.valueOf(what))), "请检查链接，或从菜单重新进入。", null));
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        return page(
                HttpStatus.CONFLICT,
                new ErrorPage("不能这样做", t(String.valueOf(refusal.getMessage())), "请返回上一页，按提示调整后再试。", null));
    }

    @ExceptionHandler
    ModelAndView stale(Stale stale) {
        return page(
                HttpStatus.CONFLICT,
                new ErrorPage(
                        "内容已被他人修改",
                        t("{0}在您打开之后被别人修改过。", t(String.valueOf(stale.getMessage()))),
                        "请返回刷新页面，核对新内容后再保存。",
                        null));
    }

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied) {
        if (!Visitor.now().signedIn()) {
            throw denied;
        }
        return page(HttpStatus.FORBIDDEN, new ErrorPage("没有权限", t("您的角色不能使用这个功能。"), "如工作需要，请联系管理员调整角色。", null));
    }

    @ExceptionHandler
    ModelAndView bug(Exception cause) {
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("reference {}", reference, cause);
        return page(
                HttpStatus.INTERNAL_SERVER_ERROR,
                new ErrorPage("系统出错了", t("刚才的操作没有完成，数据没有改动。"), "请稍后再试；若反复出现，请把参考编号告诉管理员。", reference));
    }

    private static ModelAndView page(HttpStatus status, ErrorPage page) {
        ModelAndView view = new ModelAndView("web/error", status);
        view.addObject("page", page);
        return view;
    }
}
