package io.xingyuan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/**
 * 登录地点: where a request comes from.
 *
 * @param address the network address
 * @param device browser and system in a few words, as the browser describes itself
 */
record Place(String address, String device) {

    private static final List<String> BROWSERS =
            List.of("Edg/Edge", "MicroMessenger/WeChat", "Firefox/Firefox", "Chrome/Chrome", "Safari/Safari");
    private static final List<String> SYSTEMS = List.of(
            "Windows/Windows", "Android/Android", "iPhone/iPhone", "iPad/iPad", "Mac OS X/macOS", "Linux/Linux");

    static Place of(HttpServletRequest request) {
        String browser = request.getHeader("User-Agent") == null ? "" : request.getHeader("User-Agent");
        return new Place(request.getRemoteAddr(), first(browser, BROWSERS) + " · " + first(browser, SYSTEMS));
    }

    /** What is throttled as one: an IPv4 address, or the half of an IPv6 address that one customer gets (/64). */
    String network() {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
        } catch (IllegalArgumentException odd) {
            return address;
        }
    }

    /** The first name whose sign the browser bears. */
    private static String first(String browser, List<String> signsAndNames) {
        return signsAndNames.stream()
                .map(each -> each.split("/", 2))
                .filter(each -> browser.contains(each[0]))
                .map(each -> each[1])
                .findFirst()
                .orElse("—");
    }
}
