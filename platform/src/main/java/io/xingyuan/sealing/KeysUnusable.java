package io.xingyuan.sealing;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.nio.file.Path;

/** 密钥不可用: values lie encrypted and the key file that opens them is missing, damaged or another one. */
final class KeysUnusable extends StartupRefusal {

    private static final long serialVersionUID = 1L;

    KeysUnusable(Path file, Throwable cause) {
        super(
                Obstacle.KEYS,
                "加密密钥文件无法读取：" + file + "，请从备份放回原处",
                "the key file cannot be read: " + file + "; put back the one of the backup",
                cause);
    }

    KeysUnusable(Path file, String ids) {
        super(
                Obstacle.KEYS,
                "数据库里有加密的号码，而密钥文件 " + file + " 缺少其密钥（" + ids + "），请从备份放回原来的文件",
                "numbers in the database are encrypted with keys (" + ids + ") that are not in " + file
                        + "; put back the file of the backup");
    }
}
