package io.xingyuan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody makes the house call into its own network. */
class OutsideAddressesTests {

    private final OutsideAddresses addresses = new OutsideAddresses(List.of("oa.park.test"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://2130706433/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "http://93.184.216.34/",
                "https://user:word@93.184.216.34/",
                "ftp://93.184.216.34/",
                "file:///etc/passwd",
                "gopher://93.184.216.34/",
                "javascript:alert(1)",
                "//93.184.216.34/",
                "",
                "https://"
            })
    void isRefused(String address) {
        assertThat(addresses.objection(address)).isPresent();
    }

    @Test
    void theOpenInternetIsNot() {
        assertThat(addresses.objection("https://93.184.216.34/notify?x=1")).isEmpty();
        assertThat(addresses.objection("https://[2606:2800:220:1::1]:8443/")).isEmpty();
    }

    @Test
    void whatTheDeploymentNamesIsNotEither() {
        assertThat(addresses.objection("http://OA.park.test:8080/in")).isEmpty();
    }

    @Test
    void anAddressOfBytesIsJudgedByItsNetwork() throws UnknownHostException {
        assertThat(OutsideAddresses.open(InetAddress.getByName("198.18.0.1"))).isFalse();
        assertThat(OutsideAddresses.open(InetAddress.getByName("8.8.8.8"))).isTrue();
    }
}
