package io.xingyuan.web;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.DiskFull;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what a handler throws into a page that says what happened and what to do; for htmx, into a message. */
@ControllerAdvice
class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final SignInEntry entry;
    private final Shells shells;

    Errors(SignInEntry entry, Shells shells) {
        this.entry = entry;
        this.shells = shells;
    }

    @ExceptionHandler
    ModelAndView missing(NotFound cause, HttpServletResponse response) {
        return show(ofStatus(404, t(String.valueOf(cause.getMessage()))), response);
    }

    @ExceptionHandler
    ModelAndView missing(NoResourceFoundException cause, HttpServletResponse response) {
        return show(ofStatus(404, t("页面")), response);
    }

    /** A part of the path that is no id. */
    @ExceptionHandler
    ModelAndView malformed(MethodArgumentTypeMismatchException cause, HttpServletResponse response) {
        boolean inPath = cause.getParameter().hasParameterAnnotation(PathVariable.class);
        return show(ofStatus(inPath ? 404 : 400, t("页面")), response);
    }

    @ExceptionHandler
    ModelAndView unreadable(HttpMessageNotReadableException cause, HttpServletResponse response) {
        return show(ofStatus(400, ""), response);
    }

    /** The reader has gone: nobody is left to tell. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException cause) {
        LOG.debug("the reader has gone", cause);
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return show(new ErrorPage(409, t("不能这样做"), t(refusal), t("请返回上一页，按提示调整后再试。"), null, false), response);
    }

    @ExceptionHandler
    ModelAndView stale(Stale stale, HttpServletResponse response) {
        return show(
                new ErrorPage(
                        409,
                        t("内容已被他人修改"),
                        t("{0}在您打开之后被别人修改过。", t(String.valueOf(stale.getMessage()))),
                        t("请返回刷新页面，核对新内容后再保存。"),
                        null,
                        false),
                response);
    }

    /** A key that nobody foresaw: keys see rows that the visitor may not know of, so the words name nothing (ADR 0213). */
    @ExceptionHandler
    ModelAndView inConflict(DuplicateKeyException cause, HttpServletResponse response) {
        LOG.warn("a key of the database refused", cause);
        return show(
                new ErrorPage(409, t("没有保存"), t("提交的内容与已有资料冲突。"), t("请检查后再试；仍不行时请联系园区工作人员。"), null, false), response);
    }

    /** A guest is sent to sign in and comes back; somebody signed in is told no. */
    @ExceptionHandler
    @Nullable
    ModelAndView denied(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Incidents.note("not allowed", request, "");
        if (Visitor.now().signedIn()) {
            return show(ofStatus(403, ""), response);
        }
        entry.commence(request, response, new InsufficientAuthenticationException("guest", denied));
        return null;
    }

    @ExceptionHandler
    ModelAndView full(DiskFull full, HttpServletResponse response) {
        return show(Outages.diskFull(), response);
    }

    @ExceptionHandler
    ModelAndView other(Exception cause, HttpServletResponse response) {
        if (cause instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return show(ofStatus(known.getStatusCode().value(), ""), response);
        }
        if (cause instanceof InvalidParameterException unreadable) {
            return show(ofStatus(unreadable.getErrorCode(), ""), response);
        }
        return show(bug(cause), response);
    }

    /** Without menu and banners: they would cost what the limit saves. */
    @ExceptionHandler
    ModelAndView tooMany(TooMany cause, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(cause.seconds()));
        return view(
                new ErrorPage(
                        429,
                        t("操作太频繁"),
                        t("短时间内的请求太多，这一次没有执行，数据没有改动。"),
                        t("请等 {0} 秒后再试。", cause.seconds()),
                        null,
                        false),
                response);
    }

    static ErrorPage bug(Throwable cause) {
        Optional<ErrorPage> outage = Outages.page(cause);
        if (outage.isPresent()) {
            LOG.warn("answered with {}", outage.get().status(), cause);
            return outage.get();
        }
        String reference = String.valueOf(RequestId.now());
        LOG.error("reference {}", reference, cause);
        return new ErrorPage(500, t("系统出错了"), t("刚才的操作没有完成，数据没有改动。"), t("请稍后再试；若反复出现，请把参考编号告诉管理员。"), reference, false);
    }

    /** @param what the translated name of what was not found, for 404 */
    static ErrorPage ofStatus(int status, String what) {
        boolean guest = !Visitor.now().signedIn();
        return switch (status) {
            case 401, 403 -> new ErrorPage(status, t("没有权限"), t("您的角色不能使用这个功能。"), t("如工作需要，请联系管理员调整角色。"), null, guest);
            case 404 -> new ErrorPage(404, t("没有找到"), t("没有找到这个{0}，或者您无权查看。", what), t("请检查链接，或从菜单重新进入。"), null, guest);
            case 405 -> new ErrorPage(405, t("不能直接打开"), t("这个地址只接受页面上的提交。"), t("请从菜单进入相应页面后再操作。"), null, false);
            case 413 -> tooLarge();
            case 422, 400 ->
                new ErrorPage(status, t("填写的内容有误"), t("提交的内容不完整或格式不对，没有保存。"), t("请返回上一页检查后再提交。"), null, false);
            default -> new ErrorPage(status, t("请求没有完成"), t("系统没有接受这个请求。"), t("请返回上一页再试，或从菜单重新进入。"), null, false);
        };
    }

    private static ErrorPage tooLarge() {
        boolean file = String.valueOf(Shell.request().getContentType()).startsWith("multipart/");
        return file
                ? new ErrorPage(413, t("文件太大"), t("文件超过 20 MB，没有上传，原有数据不变。"), t("请拆成几个不超过 20 MB 的文件再上传。"), null, false)
                : new ErrorPage(413, t("写的内容太多"), t("一次提交的文字超过 2 MB，没有保存，原有数据不变。"), t("请删减，或分成几次提交。"), null, false);
    }

    /** The whole page, or for htmx a message above the page that is open. */
    ModelAndView show(ErrorPage page, HttpServletResponse response) {
        HttpServletRequest request = Shell.request();
        if (request.getHeader("HX-Request") == null) {
            attachShell(request);
        }
        if (page.status() == 503) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        }
        return view(page, response);
    }

    private static ModelAndView view(ErrorPage page, HttpServletResponse response) {
        boolean fragment = Shell.request().getHeader("HX-Request") != null;
        if (fragment) {
            response.setHeader("HX-Retarget", "#messages");
            response.setHeader("HX-Reswap", "innerHTML show:window:top");
        }
        return new ModelAndView(fragment ? "web/problem" : "web/error", HttpStatus.valueOf(page.status()))
                .addObject("page", page);
    }

    /** A page that says that the database is away must not need it: then without banner and parks. */
    private void attachShell(HttpServletRequest request) {
        try {
            shells.enter(request);
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("a bare shell", away);
        }
    }
}
