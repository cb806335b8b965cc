package io.xingyuan.notice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 外部地址: which addresses this house calls. None inside its own network unless the deployment names the host, so that
 * nobody makes the house ask its own database, its neighbours or a cloud's metadata.
 */
@Component
class OutsideAddresses {

    private final List<String> inside;

    OutsideAddresses(@Value("${xingyuan.notice.inside:}") List<String> inside) {
        this.inside = inside.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Why an address may not be called, in Chinese; empty when it may. Asked when it is entered and before every call. */
    Optional<String> objection(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            String scheme = String.valueOf(uri.getScheme());
            if (host == null
                    || uri.getUserInfo() != null
                    || !List.of("http", "https").contains(scheme)) {
                return Optional.of("地址应以 https:// 开头，不带用户名，例如 https://oa.example.cn/notify");
            }
            if (inside.contains(host.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            if (!"https".equals(scheme)) {
                return Optional.of("外部地址必须是 https://");
            }
            for (InetAddress each : InetAddress.getAllByName(host)) {
                if (!open(each)) {
                    return Optional.of("这个地址在内部网络里；确需推送时，请在部署配置 xingyuan.notice.inside 中写明主机名");
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of("地址格式不对");
        } catch (UnknownHostException unknown) {
            return Optional.of("找不到这个主机名");
        }
    }

    /** Whether an address lies in the open internet. */
    static boolean open(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || reserved(address.getAddress(), address instanceof Inet4Address));
    }

    /** RFC 6890: shared, benchmarking and reserved networks of IPv4; unique local and translated ones of IPv6. */
    private static boolean reserved(byte[] bytes, boolean four) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (four) {
            return first == 0
                    || first >= 240
                    || (first == 100 && second >= 64 && second < 128)
                    || (first == 198 && (second == 18 || second == 19))
                    || (first == 192 && second == 0);
        }
        return (first & 0xFE) == 0xFC
                || (first == 0 && second == 0x64)
                || (first == 0x20 && second == 0x02)
                || first == 0;
    }
}
