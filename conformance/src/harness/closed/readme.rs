//! Writes the README of a package in both languages, for the people at the site. It says how to run
//! the messages and what to send back, but never what is expected.

use super::{Package, WORK};
use crate::base::lay_out::grouped;
use crate::format::vectors::manifest::digest;

/// Writes the README of a package; `work` is the text of its messages.
pub(crate) fn readme(policy: &str, package: &Package, work: &str) -> String {
    let messages = package.messages.count();
    let (grouped_messages, size) = (grouped(messages as u64), grouped(work.len() as u64));
    let digest = digest(work.as_bytes());
    let sum = digest.trim_start_matches("sha256:");
    let curl = "curl -s -H 'Content-Type: application/json; charset=utf-8' --data-binary @- URL";
    format!(
        r#"# 测试工作包 · Work package

`{WORK}`: {size} bytes, SHA-256
`{sum}`

## 中文
`{WORK}` 是按接口协议（第1版）发给被测系统的全部消息，每行一条，共{grouped_messages}条，政策为 {policy}。
人员均为虚构，包内没有应有结果。请在测试环境运行，不得连接生产数据。

1. 核对文件：`sha256sum {WORK}`（Windows：`certutil -hashfile {WORK} SHA256`），结果应与上面一致。
2. 运行适配器，标准输入为消息，标准输出为答复，每条消息恰好一行答复，顺序相同，没有时限：

   ```sh
   ADAPTER < {WORK} > transcript.jsonl
   ```

   Windows 请在 cmd 中运行；PowerShell 的 `>` 会改变编码。适配器只支持 HTTP 时：

   ```sh
   while IFS= read -r message; do
     printf '%s\n' "$(printf '%s' "$message" | {curl})"
   done < {WORK} > transcript.jsonl
   ```

3. 核对行数：`wc -l < transcript.jsonl` 应为 {messages}。中途停止时，请查看标准错误输出，排除原因后从头重新运行。
4. 只需送回 `transcript.jsonl`，请勿编辑或转换。

## English
`{WORK}` holds every message of the adapter protocol (version 1) for the system under test, a line
each, {grouped_messages} in all, under the policy {policy}. The people in it are invented, and nothing in
it says what is expected. Run it in a test environment, never on real data.

1. Check the file: `sha256sum {WORK}` (Windows: `certutil -hashfile {WORK} SHA256`) gives the
   digest above.
2. Run the adapter with the messages as its input. Its output is the replies: exactly one line for
   each message, in the same order. There is no time limit.

   ```sh
   ADAPTER < {WORK} > transcript.jsonl
   ```

   On Windows use cmd: the `>` of PowerShell changes the encoding. For an adapter that only
   speaks HTTP, use the loop above.
3. Count the lines: `wc -l < transcript.jsonl` gives {messages}. If it stopped early, its standard
   error says why; mend that and run everything again.
4. Send back `transcript.jsonl` alone, neither edited nor converted.
"#
    )
}
