/**
 * Japanese phrases. Written without spaces, so they are searched as strings; `language.ts` says how.
 * See vocabulary.ts for what each role means.
 */
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Japanese. */
export const JAPANESE: Vocabulary = {
  self: words('私が, 僕が, 私の方で, こちらで'),
  request: words(
    'してください, して下さい, お願いします, お願いいたします, お願い致します, いただけますか, もらえますか, くださいますか, ご確認ください, ご連絡ください, 頼みます, てほしい, て欲しい, ていただきたい, てもらいたい, 願います, てください, て下さい',
  ),
  assign: words('が担当, が対応, が作成, が準備, が送付, が確認, が連絡, に依頼'),
  takes: words(
    'します, しておきます, いたします, 致します, 送ります, 作ります, 進めます, 対応する, 作成する, 確認する, 準備する, 連絡する, 提出する, 送付する, 共有する, 調査する, 検討する, 報告する, 調整する, 手配する, 更新する, 修正する, 予定, する予定',
  ),
  passive: words('する必要, しなければ, すること, 要対応, 要確認, までに'),
  collective: words('全員, 各自, チーム, 各担当'),
  hedge: words('かもしれ, たぶん, 多分, もし, 場合は, できれば, 可能であれば, と思います, でしょう, だろう'),
  courtesy: words(
    'よろしくお願い, 宜しくお願い, お世話になって, ご不明な点, 何かありましたら, ありがとうございま, お疲れ様, お気軽に',
  ),
  done: words('しました, 済み, 完了, された, していました, しております, ました, でした'),
  negation: words('しません, しない, 不要, ません'),
  decision: words('決定, 決まりました, 合意, 承認, ことになりました, 可決'),
};
